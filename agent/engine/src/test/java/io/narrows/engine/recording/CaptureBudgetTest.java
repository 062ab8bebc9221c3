package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptureBudgetTest {
  private static final long SECOND = 1_000_000_000;

  private final CaptureBudget budget = new CaptureBudget(200, 100);

  @Test
  void tokens_areTakenUntilThereIsNone() {
    assertThat(takeAll(0)).isEqualTo(100);
    assertThat(budget.refused()).isEqualTo(1);
  }

  @Test
  void tokens_areLeftForWhatMattersMore() {
    assertThat(takeAll(2)).isEqualTo(50);
    assertThat(takeAll(1)).isEqualTo(25);
    assertThat(takeAll(0)).isEqualTo(25);
  }

  @Test
  void time_givesTokensBackAtItsRate() {
    budget.fill(0);
    takeAll(0);

    int taken = 0;
    for (long now = 0; now <= 10 * SECOND; now += 3_333_333) {
      budget.fill(now);
      taken += takeAll(0);
    }

    assertThat(taken).isBetween(1999, 2000);
  }

  @Test
  void longPause_fillsTheBucketAndNoMore() {
    budget.fill(0);
    takeAll(0);
    budget.fill(3600 * SECOND);

    assertThat(takeAll(0)).isEqualTo(100);
    budget.fill(3600 * SECOND + SECOND / 10);
    assertThat(takeAll(0)).isEqualTo(20);
  }

  private int takeAll(int reserve) {
    int taken = 0;
    while (budget.take(reserve)) {
      taken++;
    }
    return taken;
  }
}
