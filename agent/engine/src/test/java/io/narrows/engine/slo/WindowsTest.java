package io.narrows.engine.slo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {
  @Test
  void factor_isThatOfTheWorkbook() {
    Windows windows = Windows.STANDARD;

    assertThat(windows.tiers().stream().map(windows::factor))
        .extracting(Object::toString)
        .containsExactly("14.4", "6", "3", "1");
  }

  @Test
  void factor_ofFourWeeks_isALittleLess() {
    Windows windows = Windows.STANDARD.withPeriod(28);

    assertThat(windows.tiers().stream().map(windows::factor))
        .extracting(Object::toString)
        .containsExactly("13.44", "5.6", "2.8", "0.93");
  }

  @Test
  void all_areTheSevenWindowsOfTheFourTiers() {
    assertThat(Windows.STANDARD.all().stream().map(Windows::text))
        .containsExactly("5m", "30m", "1h", "2h", "6h", "1d", "3d");
    assertThat(Windows.text(90)).isEqualTo("90s");
  }
}
