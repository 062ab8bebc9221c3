package com.example.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpectedTest {

  @Test
  void page_ofATotalOutage_isWhatTheRuleComputes() {
    // 14.4 times 1 % of a long window of 120 s has to be bad; then 2 + 1 + 4 + 1 + 5 s on the way.
    assertThat(Expected.page(0.01, 1).atMost()).isEqualTo(Duration.ofMillis(30_280));
    assertThat(Expected.page(0.01, 1))
        .hasToString(
            "30 s (until it burns 17.3 + export 2.00 + Collector 1.00 + two evaluations 4.00"
                + " + group_wait 1.00 + a busy machine 5.00)");
  }

  @Test
  void page_ofHalfAnOutage_takesTwiceAsLongToBurn() {
    double whole = Expected.page(0.001, 1).parts().get("until it burns");

    assertThat(Expected.page(0.001, 0.5).parts()).containsEntry("until it burns", 2 * whole);
  }

  @Test
  void resolved_waitsForTheShortWindowOfTheSlowTier() {
    assertThat(Expected.resolved().atMost())
        .isEqualTo(Duration.ofSeconds(60 + 2 + 1 + 4 + 10 + 10 + 5));
  }
}
