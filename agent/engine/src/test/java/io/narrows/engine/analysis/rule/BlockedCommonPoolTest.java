package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedCommonPoolTest {
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

  @Test
  void waitsForThePool_areWhatItCosts() {
    Seen queued = new Seen();
    queued.kind = Kind.QUEUE;
    queued.text = "ForkJoinPool.commonPool-worker";
    queued.target = "";
    queued.millisEach = 40;
    views.endpoint("GET /offers", 200, blocking(), queued);

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
