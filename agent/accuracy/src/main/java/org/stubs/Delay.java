package org.stubs;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * How long something takes. Waits by parking until a deadline: it costs no processor, and a late
 * wake-up is seen by whoever notes the end.
 */
public final class Delay {
  /** No time at all. */
  public static final Delay NONE = new Delay(0, 0, false);

  private final double meanNanos;
  private final double spread;
  private final boolean isRandom;

  private Delay(double meanNanos, double spread, boolean isRandom) {
    this.meanNanos = meanNanos;
    this.spread = spread;
    this.isRandom = isRandom;
  }

  /** Always the same. */
  public static Delay millis(double millis) {
    return new Delay(millis * 1e6, 0, false);
  }

  /**
   * Evenly spread around a mean.
   *
   * @param spread 0.2 for up to a fifth less or more
   */
  public static Delay around(double millis, double spread) {
    return new Delay(millis * 1e6, spread, false);
  }

  /** Without memory: most are short, a few are long. */
  public static Delay exponential(double meanMillis) {
    return new Delay(meanMillis * 1e6, 0, true);
  }

  /** The same, longer or shorter. */
  public Delay scaled(double factor) {
    return new Delay(meanNanos * factor, spread, isRandom);
  }

  /** On average. */
  public double meanMillis() {
    return meanNanos / 1e6;
  }

  /** Waits. */
  public void pass() {
    sleepUntil(System.nanoTime() + next());
  }

  private long next() {
    double random = ThreadLocalRandom.current().nextDouble();
    double factor = isRandom ? -Math.log(1 - random) : 1 + spread * (2 * random - 1);
    return Math.round(meanNanos * factor);
  }

  /** Parks until then; an interrupt is left for others to see. */
  public static void sleepUntil(long deadlineNanos) {
    boolean wasInterrupted = false;
    for (long left = deadlineNanos - System.nanoTime();
        left > 0;
        left = deadlineNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      wasInterrupted |= Thread.interrupted();
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
