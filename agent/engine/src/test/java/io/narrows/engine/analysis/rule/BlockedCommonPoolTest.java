package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedCommonPoolTest {
  private static final String POOL = "ForkJoinPool.commonPool-worker";

  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new BlockedCommonPool());
  }

  private static Seen blocking() {
    Seen call = Outgoing.call(4, 20);
    call.inCommonPool = true;
    return call;
  }

  @Test
  void blockedThreads_areAWarningAsLongAsNobodyWaits() {
    views.endpoint("GET /offers", 120, blocking());
    Finding finding = found().get(0);

    assertThat(finding.type()).isEqualTo("blocked_common_pool");
    assertThat(finding.title())
        .isEqualTo("GET /offers blocks the common pool with GET /stock/{} of inventory:8080");
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
  }

  private static Seen queued() {
    return Views.waiting(Kind.QUEUE, POOL, 40);
  }

  /** The queue of a pool that is busy for 54 s of a minute: what is said of it. */
  private Finding queue(double blockedSeconds) {
    Seen call = blocking();
    call.millisEach = 1_000 * blockedSeconds / Views.REQUESTS / call.perRequest;
    call.onPath = 0.1;
    views.endpoint("GET /offers", 200, call, queued());
    views.executors.add(Views.resource(POOL, 1, 600, 40, 90));
    return new Judge(List.of(new ExecutorQueue(), new BlockedCommonPool()))
        .judge(views.scene()).stream()
            .filter(finding -> finding.type().equals("executor_queue"))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void queueOfThePool_comesOfWhatBlocksIt() {
    assertThat(queue(40).cause()).isNotNull();
  }

  @Test
  void queueOfAPoolThatComputes_standsForItself() {
    assertThat(queue(10).cause()).isNull();
  }

  @Test
  void waitsForThePool_areWhatItCosts() {
    views.endpoint("GET /offers", 200, blocking(), queued());

    Finding finding = found().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
    assertThat(finding.highPerRequest()).isEqualTo(40 * Views.MILLI);
  }

  @Test
  void callElsewhere_isNotItsBusiness() {
    views.endpoint("GET /offers", 120, Outgoing.call(4, 20));
    assertThat(found()).isEmpty();
  }
}
