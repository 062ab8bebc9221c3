package io.narrows.engine.analysis;

/**
 * Five bands of latency, cut at the quantiles of the window before: what is slow is compared with
 * what was typical until then. Until enough requests were seen there is one band for all.
 */
final class Bands {
  /** Below p25, to p75, to p95, to p99, above; and one for what came before there were any. */
  static final int COUNT = 6;

  static final int TYPICAL = 1;
  static final int SLOW = 4;
  static final int UNKNOWN = 5;

  /** How many requests make the first bands. */
  static final int FIRST = 200;

  private static final double[] QUANTILES = {0.25, 0.75, 0.95, 0.99};

  private final long[] bounds = new long[QUANTILES.length];

  private Bands() {}

  static Bands of(LogHistogram histogram) {
    Bands bands = new Bands();
    for (int i = 0; i < QUANTILES.length; i++) {
      bands.bounds[i] = histogram.quantileNanos(QUANTILES[i]);
    }
    return bands;
  }

  int band(long nanos) {
    int band = 0;
    while (band < bounds.length && nanos > bounds[band]) {
      band++;
    }
    return band;
  }

  /** The p99 that they were made of. */
  long slowNanos() {
    return bounds[QUANTILES.length - 1];
  }
}
