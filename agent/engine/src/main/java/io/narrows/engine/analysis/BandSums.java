package io.narrows.engine.analysis;

/** A quantity per request, summed by band: enough for a mean and its standard error. */
final class BandSums {
  private final long[] sum = new long[Bands.COUNT];
  private final double[] sumOfSquares = new double[Bands.COUNT];

  void add(int band, long value) {
    sum[band] += value;
    sumOfSquares[band] += (double) value * value;
  }

  /** What was added as one value is another. */
  void replace(int band, long value, long by) {
    sum[band] += by - value;
    sumOfSquares[band] += (double) by * by - (double) value * value;
  }

  void add(BandSums other) {
    for (int i = 0; i < Bands.COUNT; i++) {
      sum[i] += other.sum[i];
      sumOfSquares[i] += other.sumOfSquares[i];
    }
  }

  long sum(int band) {
    return sum[band];
  }

  double sumOfSquares(int band) {
    return sumOfSquares[band];
  }

  long total() {
    long total = 0;
    for (long each : sum) {
      total += each;
    }
    return total;
  }
}
