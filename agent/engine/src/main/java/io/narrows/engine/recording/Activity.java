package io.narrows.engine.recording;

/**
 * For how long something was in use, to the second. How busy it was is judged by that time alone:
 * what nobody asks for at night is not less exhausted at noon. Drain thread only.
 */
final class Activity {
  private static final long BREAK_NANOS = 1_000_000_000;
  // As good as never; so far from the ends that a difference does not overflow.
  private static final long NEVER = Long.MIN_VALUE / 2;

  private long uses;
  private long usedNanos = NEVER;
  private long lookedNanos = NEVER;
  private long nanos;

  /**
   * Looks whether it is used; true also in breaks of less than a second.
   *
   * @param usesNow how many uses have ended so far
   */
  boolean look(long usesNow, boolean isInUse, long nowNanos) {
    if (isInUse || usesNow != uses) {
      uses = usesNow;
      usedNanos = nowNanos;
    }
    boolean isActive = nowNanos - usedNanos < BREAK_NANOS;
    long since = nowNanos - lookedNanos;
    if (isActive && lookedNanos != NEVER) {
      nanos += Math.min(since, BREAK_NANOS);
    }
    lookedNanos = nowNanos;
    return isActive;
  }

  long nanos() {
    return nanos;
  }

  void absorb(Activity gone) {
    nanos = Math.max(nanos, gone.nanos);
  }
}
