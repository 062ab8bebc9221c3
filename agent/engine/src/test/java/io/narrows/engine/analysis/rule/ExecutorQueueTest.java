package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutorQueueTest {
  private static final Signature PDF = new Signature(Kind.HTTP_WAIT, "POST /pdf", "pdf:8080");

  private final Views views = new Views();
  private final Workers workers = new Workers();

  /** 4000 tasks a minute of 29 ms in 2 threads: 97 % busy. */
  private List<Finding> found() {
    return found(2, 4_000, 29);
  }

  private List<Finding> found(int threads, long tasks, double runMillis) {
    views.endpoint("POST /labels", 100, queued("labels", 80));
    views.executors.add(
        Views.resource("labels", threads, tasks, 80, runMillis).doing(workers.view()));
    return views.judge(new ExecutorQueue());
  }

  private static Seen queued(String executor, double millis) {
    Seen seen = new Seen();
    seen.kind = Kind.QUEUE;
    seen.text = executor;
    seen.target = "";
    seen.millisEach = millis;
    return seen;
  }

  @Test
  void busyWorkers_areNamedWithWhatTheyDo() {
    workers.call(PDF, 90).code(26);
    Finding finding = found().get(0);

    assertThat(finding.type()).isEqualTo("executor_queue");
    assertThat(finding.title()).isEqualTo("POST /labels waits in the queue of executor labels");
    assertThat(finding.confidence()).isEqualTo(Confidence.INFERRED);
    assertThat(finding.evidence().get(0)).contains("labels (2 threads), 97 % busy");
    assertThat(finding.evidence())
        .contains(
            "Its threads spend 78 % of their work waiting, 22 % in code; most of it, 78 %, in"
                + " POST /pdf of pdf:8080");
    // 1.93 threads at work on average, and room for as much again as they need to be quick.
    assertThat(finding.fix()).contains("mostly wait for others").contains("About 3 threads");
    assertThat(finding.highPerRequest()).isEqualTo(80 * Views.MILLI);
  }

  @Test
  void gain_isThatOfTheThreadsThatAreMissing() {
    workers.call(PDF, 90).code(26);
    // 4 threads, 93 % busy: by Erlang C the wait is 94 ms, of which half is sure to be saved.
    Finding finding = found(4, 60 * 125, 29.8).get(0);
    assertThat(finding.lowPerRequest()).isBetween(35 * Views.MILLI, 60 * Views.MILLI);
  }

  @Test
  void idleExecutor_isNoBottleneck() {
    workers.full = 0.1;
    assertThat(found(8, 400, 29)).isEmpty();
  }

  @Test
  void allThreadsAtWorkInMostLooks_isABottleneckToo() {
    workers.full = 0.6;
    assertThat(found(8, 400, 29)).hasSize(1);
  }

  @Test
  void longWaitsForThreadsThatAreOftenAllAtWork_areABottleneckThoughSomeStandIdle() {
    // 77 % busy, and in a third of the looks all of it: as after an hour of less load.
    workers.full = 0.3;
    assertThat(found(2, 3_200, 29)).hasSize(1);
    workers.full = 0.1;
    views.endpoints.clear();
    views.executors.clear();
    assertThat(found(8, 400, 29)).isEmpty();
  }

  @Test
  void processorWork_isNotHelpedByThreads() {
    workers.code(110);
    assertThat(found().get(0).fix()).contains("More threads than processors do not help");
  }

  @Test
  void queueThatTakesEverything_neverUsesItsMaximum() {
    workers.neverMade = 98;
    assertThat(found().get(0).fix())
        .startsWith("Its queue takes every task, so none of the 98 threads above its core of 2");
  }

  @Test
  void fewLongTasks_standBeforeManyShortOnes() {
    workers.variation = 9;
    workers.full = 0.3;
    assertThat(found(4, 1_200, 30).get(0).fix()).startsWith("A few long tasks");
  }

  @Test
  void tasksOfItsOwnTasks_areTold() {
    workers.ownSubmits = 2_000;
    assertThat(found().get(0).fix()).startsWith("Its tasks submit further tasks to it");
  }

  @Test
  void waitsThatDelayNobody_areNoTimeOfRequests() {
    // 4000 waits of 80 ms, of which the requests waited for 100.
    Finding finding = found().get(0);
    assertThat(finding.evidence()).anyMatch(line -> line.startsWith("98 % of all waits"));
    assertThat(finding.highPerRequest()).isEqualTo(80 * Views.MILLI);
  }

  @Test
  void onlyBackground_findsNothing() {
    views.endpoint("POST /labels", 100);
    views.executors.add(Views.resource("audit", 1, 4_000, 800, 15).doing(workers.view()));
    assertThat(views.judge(new ExecutorQueue())).isEmpty();
  }

  @Test
  void slowCallOfTheWorkers_isTheCause() {
    workers.call(PDF, 100).code(16);
    Seen call = Outgoing.call(1, 60);
    call.text = PDF.text();
    call.target = PDF.target();
    views.endpoint("GET /pdf", 100, call);
    found();

    List<Finding> all = views.judge();
    assertThat(all).extracting(Finding::type).containsExactly("slow_dependency", "executor_queue");
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }
}
