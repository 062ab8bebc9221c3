package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void interval_isWilsons() {
    Proportion half = new Proportion(50, 100);
    assertThat(half.low()).isCloseTo(0.4038, within(0.0001));
    assertThat(half.high()).isCloseTo(0.5962, within(0.0001));
    Proportion none = new Proportion(0, 10);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.2775, within(0.0001));
  }

  @Test
  void nothing_saysNothing() {
    Proportion nothing = new Proportion(0, 0);
    assertThat(nothing.share()).isZero();
    assertThat(nothing.low()).isZero();
    assertThat(nothing.high()).isEqualTo(1);
  }
}
