package io.narrows.engine.recording;

/** A clock that moves when the test says so. */
public final class ManualClock extends Clock {
  private long nanos = 1_000_000;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long epochNanos() {
    return 1_700_000_000_000_000_000L + nanos;
  }

  /** Moves on. */
  public void advance(long byNanos) {
    nanos += byNanos;
  }

  /** Moves to this time, which is not before the one it has. */
  public void set(long toNanos) {
    if (toNanos < nanos) {
      throw new IllegalArgumentException("back in time: " + toNanos + " < " + nanos);
    }
    nanos = toNanos;
  }
}
