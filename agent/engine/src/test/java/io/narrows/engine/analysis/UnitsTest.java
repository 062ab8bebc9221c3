package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void duration_hasThreeDigits() {
    assertThat(Units.duration(0)).isEqualTo("0 ms");
    assertThat(Units.duration(12_345)).isEqualTo("0.01 ms");
    assertThat(Units.duration(1_234_567)).isEqualTo("1.23 ms");
    assertThat(Units.duration(12_345_678)).isEqualTo("12.3 ms");
    assertThat(Units.duration(212_345_678)).isEqualTo("212 ms");
    assertThat(Units.duration(999_600_000)).isEqualTo("1.00 s");
    assertThat(Units.duration(1_904_000_000)).isEqualTo("1.90 s");
    assertThat(Units.duration(72_000_000_000L)).isEqualTo("72.0 s");
    assertThat(Units.duration(272_000_000_000L)).isEqualTo("4 min 32 s");
  }

  @Test
  void rough_hasTwoDigits() {
    assertThat(Units.rough(0)).isEqualTo("0 ms");
    assertThat(Units.rough(5_023_000)).isEqualTo("5 ms");
    assertThat(Units.rough(5_150_000)).isEqualTo("5.2 ms");
    assertThat(Units.rough(44_912_345)).isEqualTo("45 ms");
    assertThat(Units.rough(186_000_000)).isEqualTo("190 ms");
    assertThat(Units.rough(305_000_000)).isEqualTo("310 ms");
    assertThat(Units.rough(1_904_000_000)).isEqualTo("1.9 s");
    assertThat(Units.rough(20_400_000_000L)).isEqualTo("20 s");
    assertThat(Units.rough(83_000_000_000L)).isEqualTo("83 s");
    assertThat(Units.rough(272_000_000_000L)).isEqualTo("4 min 30 s");
  }

  @Test
  void bucketed_saysWhenItIsAboveAll() {
    assertThat(Units.bucketed(212_000_000)).isEqualTo("212 ms");
    assertThat(Units.bucketed(10_000_000_000L)).isEqualTo("> 10.0 s");
  }

  @Test
  void span_hasTwoUnits() {
    assertThat(Units.span(12_000_000_000L)).isEqualTo("12 s");
    assertThat(Units.span(72_000_000_000L)).isEqualTo("1 min 12 s");
    assertThat(Units.span(600_000_000_000L)).isEqualTo("10 min");
    assertThat(Units.span(7_500_000_000_000L)).isEqualTo("2 h 5 min");
  }

  @Test
  void count_isGrouped() {
    assertThat(Units.count(71_234)).isEqualTo("71 234");
    assertThat(Units.mean(4.06)).isEqualTo("4.1");
    assertThat(Units.mean(1_234.5)).isEqualTo("1 235");
  }

  @Test
  void percent_saysWhenItIsSmall() {
    assertThat(Units.percent(0.713)).isEqualTo("71 %");
    assertThat(Units.percent(0.004)).isEqualTo("0.4 %");
    assertThat(Units.percent(0)).isEqualTo("0 %");
  }
}
