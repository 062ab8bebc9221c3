package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailsTest {
  private static final long SECOND = 1_000_000_000L;

  private final Tails tails = new Tails();

  @Test
  void threshold_isHalfASecondWhileTheLastWindowWasQuick() {
    for (int i = 0; i < 1_000; i++) {
      tails.thresholdNanos("GET /a", SECOND / 100);
    }
    tails.tick(Tails.WINDOW_NANOS);

    assertThat(tails.thresholdNanos("GET /a", 0)).isEqualTo(Tails.FLOOR_NANOS);
  }

  @Test
  void threshold_isTheTailOfAnEndpointThatIsAlwaysSlow() {
    for (int i = 0; i < 1_000; i++) {
      tails.thresholdNanos("GET /a", i < 985 ? 2 * SECOND : 9 * SECOND);
    }
    tails.tick(Tails.WINDOW_NANOS);

    assertThat(tails.thresholdNanos("GET /a", 0)).isBetween(9 * SECOND, 10 * SECOND);
    assertThat(tails.thresholdNanos("GET /b", 0)).isEqualTo(Tails.FLOOR_NANOS);
  }

  @Test
  void threshold_isOfTheLastWindowOnly() {
    tails.thresholdNanos("GET /a", 9 * SECOND);
    tails.tick(Tails.WINDOW_NANOS);
    tails.tick(2 * Tails.WINDOW_NANOS);

    assertThat(tails.thresholdNanos("GET /a", 0)).isEqualTo(Tails.FLOOR_NANOS);
  }
}
