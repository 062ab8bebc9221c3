package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import org.junit.jupiter.api.Test;

class StatementStatsTest {
  private static final long MILLI = 1_000_000;

  private final SignatureStats stats = new SignatureStats();

  private void executed(long millis, long rows) {
    Use use = new Use();
    use.clear();
    use.statement();
    use.execution(millis * MILLI, rows, false);
    stats.add(use, Bands.TYPICAL);
  }

  private StatementView view() {
    return stats.statement(Kind.DB_EXEC);
  }

  @Test
  void timeThatGrowsWithRows_isInStepWithThem() {
    for (int i = 1; i <= 40; i++) {
      executed(2 * i, 10 * i);
    }
    assertThat(view().withRows()).isEqualTo(40);
    assertThat(view().slowWithRows()).isCloseTo(1, within(0.001));
  }

  @Test
  void sameRows_doNotTellExecutionsApart() {
    for (int i = 1; i <= 40; i++) {
      executed(2 * i, 1);
    }
    assertThat(view().withRows()).isEqualTo(40);
    assertThat(view().slowWithRows()).isZero();
  }

  @Test
  void executionsOfUnknownRows_areLeftOut() {
    executed(3, -1);
    executed(4, 7);
    assertThat(view().withRows()).isOne();
  }

  @Test
  void windows_addUp() {
    executed(2, 10);
    SignatureStats earlier = new SignatureStats();
    Use use = new Use();
    use.clear();
    use.statement();
    use.execution(9 * MILLI, 80, false);
    earlier.add(use, Bands.TYPICAL);
    stats.add(earlier);
    assertThat(view().withRows()).isEqualTo(2);
    assertThat(view().slowWithRows()).isCloseTo(1, within(0.001));
  }
}
