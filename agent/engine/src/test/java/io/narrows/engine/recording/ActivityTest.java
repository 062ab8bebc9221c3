package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final long TENTH_NANOS = 100_000_000;

  private final Activity activity = new Activity();
  private long nowNanos = 5_000;

  @Test
  void whatIsNeverUsed_isNotActive() {
    look(50, 0, false);

    assertThat(activity.nanos()).isZero();
  }

  @Test
  void whatIsInUse_isActive() {
    look(1, 0, false);
    look(30, 0, true);

    assertThat(activity.nanos()).isEqualTo(30 * TENTH_NANOS);
  }

  @Test
  void shortBreak_isStillUse_andALongOneIsNot() {
    look(10, 1, true);
    long before = activity.nanos();
    look(100, 1, false);

    assertThat(activity.nanos() - before).isEqualTo(9 * TENTH_NANOS);
  }

  @Test
  void useBetweenTwoLooks_isSeenByItsCount() {
    look(1, 0, false);
    look(1, 1, false);

    assertThat(activity.nanos()).isEqualTo(TENTH_NANOS);
  }

  private void look(int times, long uses, boolean isInUse) {
    for (int i = 0; i < times; i++) {
      activity.look(uses, isInUse, nowNanos);
      nowNanos += TENTH_NANOS;
    }
  }
}
