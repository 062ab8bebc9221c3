package io.narrows.engine.analysis;

import java.util.Arrays;

/**
 * How many requests were open, sampled ten times a second; of the last minute and a half.
 *
 * <p>What a request met when it came, and not the sum of durations around its end: that one is
 * large because requests were long, so that it explains any length.
 */
final class Concurrency {
  private static final int SAMPLES = 1024;

  private final long[] at = new long[SAMPLES];
  private final int[] open = new int[SAMPLES];
  private long samples;

  Concurrency() {
    Arrays.fill(at, Long.MAX_VALUE);
  }

  void sample(long nowNanos, long requests) {
    int place = (int) (samples++ % SAMPLES);
    at[place] = nowNanos;
    open[place] = (int) Math.min(Integer.MAX_VALUE, requests);
  }

  /** How many there were just before, or -1 where that was not looked at. */
  int before(long nanos) {
    for (long i = samples - 1; i >= Math.max(0, samples - SAMPLES); i--) {
      int place = (int) (i % SAMPLES);
      if (at[place] < nanos) {
        return open[place];
      }
    }
    return -1;
  }
}
