package io.narrows.engine.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Two kinds of execution of the same statement, a fast and a slow one, with a valley between them.
 *
 * @param fastNanos the typical fast one
 * @param slowNanos the typical slow one
 * @param slowCount how many slow ones
 * @param slowNanosSum what the slow ones take, all of them
 * @param between how many take more than twice the fast one and less than half of the slow one
 */
public record Modes(
    long fastNanos, long slowNanos, long slowCount, long slowNanosSum, long between) {
  // One bucket is an octave.
  private static final int OCTAVES = 32;

  /** The two modes of these durations, or null where there is one, or one came after the other. */
  static @Nullable Modes of(LogHistogram histogram, Alternation alternation) {
    Modes modes = of(histogram);
    return modes == null || !alternation.isMixed(modes.slowCount, histogram.count()) ? null : modes;
  }

  /** The two modes of these durations, in whatever order, or null where there is one. */
  static @Nullable Modes of(LogHistogram histogram) {
    long[] octaves = new long[OCTAVES];
    long[] nanos = new long[OCTAVES];
    long[] counts = histogram.counts();
    for (int i = 0; i < counts.length; i++) {
      long middle = middle(histogram, i);
      octaves[octave(middle)] += counts[i];
      nanos[octave(middle)] += counts[i] * middle;
    }
    int fast = peak(octaves, 0, OCTAVES);
    int slow = other(octaves, fast, histogram.count());
    return slow < 0
        ? null
        : of(octaves, nanos, Math.min(fast, slow), Math.max(fast, slow)).between(histogram);
  }

  private Modes between(LogHistogram histogram) {
    long count = 0;
    long[] counts = histogram.counts();
    for (int i = 0; i < counts.length; i++) {
      long middle = middle(histogram, i);
      count += middle > 2 * fastNanos && 2 * middle < slowNanos ? counts[i] : 0;
    }
    return new Modes(fastNanos, slowNanos, slowCount, slowNanosSum, count);
  }

  private static long middle(LogHistogram histogram, int bucket) {
    long upper = Math.min(histogram.boundNanos(bucket), Math.max(1, histogram.maxNanos()));
    long lower = bucket == 0 ? upper / 2 : histogram.boundNanos(bucket - 1);
    return Math.max(1, (lower + upper) / 2);
  }

  /** From a microsecond on. */
  static int octave(long nanos) {
    int octave = 63 - Long.numberOfLeadingZeros(Math.max(1, nanos)) - 10;
    return Math.min(OCTAVES - 1, Math.max(0, octave));
  }

  private static int peak(long[] octaves, int from, int to) {
    int peak = from;
    for (int i = from; i < to; i++) {
      peak = octaves[i] > octaves[peak] ? i : peak;
    }
    return peak;
  }

  /** The highest other peak behind a valley, or -1. */
  private static int other(long[] octaves, int highest, long all) {
    int found = -1;
    for (int i = 0; i < octaves.length; i++) {
      boolean isPeak = octaves[i] >= Math.max(Counted.PEAK_COUNT, Counted.PEAK * all);
      if (isPeak
          && Math.abs(i - highest) > Counted.OCTAVES_APART
          && valley(octaves, i, highest) <= Counted.VALLEY * octaves[i]
          && (found < 0 || octaves[i] > octaves[found])) {
        found = i;
      }
    }
    return found;
  }

  private static long valley(long[] octaves, int one, int other) {
    return octaves[bottom(octaves, Math.min(one, other), Math.max(one, other))];
  }

  private static int bottom(long[] octaves, int low, int high) {
    int bottom = low + 1;
    for (int i = low + 1; i < high; i++) {
      bottom = octaves[i] < octaves[bottom] ? i : bottom;
    }
    return bottom;
  }

  private static Modes of(long[] octaves, long[] nanos, int fast, int slow) {
    int cut = bottom(octaves, fast, slow);
    long fastCount = sum(octaves, 0, cut);
    long fastSum = sum(nanos, 0, cut);
    long slowCount = sum(octaves, cut, octaves.length);
    long slowSum = sum(nanos, cut, octaves.length);
    return new Modes(
        fastSum / Math.max(1, fastCount), slowSum / Math.max(1, slowCount), slowCount, slowSum, 0);
  }

  private static long sum(long[] of, int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += of[i];
    }
    return sum;
  }
}
