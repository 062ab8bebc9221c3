package com.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  @Test
  void quantile_nothingYet_zero() {
    assertThat(tally.quantileMillis(0.5)).isZero();
  }

  @Test
  void quantile_manyInAnyOrder_nearestRank() {
    for (int millis = 1000; millis > 0; millis--) {
      tally.add(millis * 1_000_000L, millis % 100 == 0);
    }

    assertThat(tally.quantileMillis(0.5)).isEqualTo(500);
    assertThat(tally.quantileMillis(0.99)).isEqualTo(990);
    assertThat(tally.quantileMillis(1)).isEqualTo(1000);
    assertThat(tally.errors()).isEqualTo(10);
  }
}
