package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class PinnedVirtualThreadTest {
  private final Views views = new Views();

  private static Seen pinned(double millis) {
    Seen seen = Views.waiting(Kind.LOCK, OwnStats.PINNED, millis);
    seen.onPath = 0;
    return seen;
  }

  @Test
  void pinnedThread_isNamedThoughItsTimeIsThatOfSomethingElse() {
    views.endpoint("GET /quote", 100, pinned(40));

    Finding finding = views.judge(new PinnedVirtualThread()).get(0);
    assertThat(finding.title()).isEqualTo("GET /quote pins the carriers of its virtual threads");
    assertThat(finding.fix()).contains("JDK 24");
    assertThat(finding.highPerRequest()).isEqualTo(40 * Views.MILLI);
  }

  @Test
  void shortPins_areFine() {
    views.endpoint("GET /quote", 100, pinned(3));
    assertThat(views.judge(new PinnedVirtualThread())).isEmpty();
  }
}
