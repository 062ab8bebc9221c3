package io.narrows.engine.recording;

/**
 * Turns times of the recording's clock into times since 1970. The two clocks are compared anew from
 * time to time, because the one of the system may be set; times of one request are turned at one
 * time, so that they stay in order.
 */
public final class EpochTime {
  private static final long COMPARE_NANOS = 60_000_000_000L;

  private final Clock clock;
  private volatile long offset;
  private volatile long comparedNanos;

  public EpochTime(Clock clock) {
    this.clock = clock;
    compare(clock.nanos());
  }

  /** The moment that this was on the recording's clock. */
  public long of(long nanos) {
    return nanos + offset;
  }

  /** This moment. */
  public long now() {
    return of(clock.nanos());
  }

  /** Compares the clocks when it is time for it. */
  public void compareFrom(long nowNanos) {
    if (nowNanos - comparedNanos > COMPARE_NANOS) {
      compare(nowNanos);
    }
  }

  private void compare(long nowNanos) {
    comparedNanos = nowNanos;
    offset = clock.epochNanos() - clock.nanos();
  }
}
