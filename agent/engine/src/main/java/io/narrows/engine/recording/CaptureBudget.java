package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bucket of tokens, one for each capture. The drain fills it: where nobody reads, nothing is
 * captured, so that what waits to be read is bounded without being counted.
 */
final class CaptureBudget {
  private static final long SECOND = 1_000_000_000;

  private final int perSecond;
  private final int capacity;
  private final AtomicInteger tokens;
  private final LongAdder refused = new LongAdder();
  private long filledNanos = Long.MIN_VALUE;

  CaptureBudget(int perSecond, int capacity) {
    this.perSecond = perSecond;
    this.capacity = capacity;
    tokens = new AtomicInteger(capacity);
  }

  /**
   * Takes a token, by one attempt: where two threads want the same one, the second goes without.
   *
   * @param reserve the share of the bucket, in quarters, that is left for what matters more
   */
  boolean take(int reserve) {
    int left = tokens.get();
    if (left > capacity * reserve / 4 && tokens.compareAndSet(left, left - 1)) {
      return true;
    }
    refused.increment();
    return false;
  }

  /** Adds what the time since the last call is worth; called by the drain only. */
  void fill(long nowNanos) {
    if (filledNanos == Long.MIN_VALUE) {
      filledNanos = nowNanos;
    }
    filledNanos = Math.max(filledNanos, nowNanos - SECOND);
    int earned = (int) ((nowNanos - filledNanos) * perSecond / SECOND);
    if (earned > 0) {
      // What is not worth a whole token yet counts the next time.
      filledNanos += earned * SECOND / perSecond;
      tokens.accumulateAndGet(earned, (left, more) -> Math.min(capacity, left + more));
    }
  }

  /** How many captures were not made for want of a token. */
  long refused() {
    return refused.sum();
  }
}
