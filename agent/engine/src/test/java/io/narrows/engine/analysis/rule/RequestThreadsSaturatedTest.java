package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestThreadsSaturatedTest {
  private static final Signature STOCK = new Signature(Kind.HTTP_WAIT, "GET /stock", "stock:80");

  private final Views views = new Views();
  private final Workers workers = new Workers();

  private static Seen before(double millis) {
    Seen before = new Seen();
    before.kind = Kind.QUEUE;
    before.text = "http-nio-exec";
    before.target = Signature.BEFORE_REQUEST;
    before.millisEach = millis;
    return before;
  }

  /** 200 threads, each request of 100 ms in one of them. */
  private List<Finding> found(double waitMillis, long requests) {
    views.endpoint("GET /orders", 100, before(waitMillis));
    views.executors.add(
        Views.resource("http-nio-exec", 200, requests, waitMillis, 100).doing(workers.view()));
    return views.judge(new RequestThreadsSaturated());
  }

  @Test
  void waitBeforeTheRequest_isItsContainers() {
    workers.call(STOCK, 10_000).code(1_000);
    Finding finding = found(80, 110_000).get(0);

    assertThat(finding.type()).isEqualTo("request_threads_saturated");
    assertThat(finding.evidence().get(0)).contains("http-nio-exec (200 threads), 92 % busy");
    assertThat(finding.evidence()).anyMatch(line -> line.contains("GET /stock of stock:80"));
    assertThat(finding.fix()).contains("virtual threads").contains("262 threads");
  }

  @Test
  void busyWithCode_isNotHelpedByThreads() {
    workers.code(11_000);
    assertThat(found(80, 110_000).get(0).fix()).contains("add processors");
  }

  @Test
  void idleThreads_areNotSaturated() {
    // A hundred waits in a minute: hardly ever does one stand in line.
    workers.full = 0;
    assertThat(found(80, 100)).isEmpty();
  }

  @Test
  void halfBusyThreads_areSaturatedWhereNoneIsOftenFree() {
    // 58 % busy, and each wait is a fifth of what it waits for.
    workers.call(STOCK, 7_000).full = 0.21;
    assertThat(found(21, 70_000).get(0).fix()).contains("about 201 threads");
  }

  @Test
  void halfBusyThreads_areNotWhereOneIsMostlyFree() {
    workers.call(STOCK, 7_000).full = 0.19;
    assertThat(found(21, 70_000)).isEmpty();
  }

  @Test
  void shortWait_isNotWorthAWord() {
    assertThat(found(15, 110_000)).isEmpty();
  }

  private List<Finding> waitingFor(double callSeconds, double codeSeconds) {
    workers.call(STOCK, callSeconds).code(codeSeconds);
    Seen call = Outgoing.call(1, 60);
    call.text = STOCK.text();
    call.target = STOCK.target();
    views.endpoint("GET /stock-page", 100, call);
    found(80, 110_000);
    return views.judge();
  }

  @Test
  void whatTheThreadsWaitFor_isTheCause() {
    List<Finding> all = waitingFor(9_000, 2_000);
    assertThat(all)
        .extracting(Finding::type)
        .containsExactly("slow_dependency", "request_threads_saturated");
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }

  @Test
  void partOfTheirWork_isEnoughToTellTheCause() {
    List<Finding> all = waitingFor(4_000, 100);
    assertThat(all.get(0).type()).isEqualTo("slow_dependency");
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }

  @Test
  void hardlyAnyOfTheirWork_isNot() {
    assertThat(waitingFor(900, 100)).extracting(Finding::cause).containsOnlyNulls();
  }
}
