package io.narrows.engine.analysis;

/**
 * Durations in buckets that grow by a constant factor, so that a quantile is right to half of it: 6
 * % for requests, 12 % for operations. One writer.
 */
final class LogHistogram {
  private final long first;
  private final double growth;
  private final double logGrowth;
  private final long[] counts;
  private long count;
  private long sum;
  private long min = Long.MAX_VALUE;
  private long max;

  private LogHistogram(long firstNanos, double growth, int buckets) {
    first = firstNanos;
    this.growth = growth;
    logGrowth = Math.log(growth);
    counts = new long[buckets];
  }

  /** 50 us to 100 s. */
  static LogHistogram ofRequests() {
    return new LogHistogram(50_000, 1.12, 128);
  }

  /** 1 kB to 1 GB. */
  static LogHistogram ofBytes() {
    return new LogHistogram(1_000, 1.25, 64);
  }

  /** 10 us to 16 s. */
  static LogHistogram ofOperations() {
    return new LogHistogram(10_000, 1.25, 64);
  }

  void add(long nanos) {
    counts[bucket(nanos)]++;
    count++;
    sum += nanos;
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
  }

  void add(LogHistogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    count += other.count;
    sum += other.sum;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  private int bucket(long nanos) {
    if (nanos <= first) {
      return 0;
    }
    int bucket = (int) (Math.log((double) nanos / first) / logGrowth) + 1;
    return Math.min(bucket, counts.length - 1);
  }

  long count() {
    return count;
  }

  long sumNanos() {
    return sum;
  }

  /** The longest, exactly; 0 when there was none. */
  long maxNanos() {
    return max;
  }

  /** The shortest, exactly; 0 when there was none. */
  long minNanos() {
    return count == 0 ? 0 : min;
  }

  long meanNanos() {
    return count == 0 ? 0 : sum / count;
  }

  /** The duration that this share of them does not exceed; 0 when there was none. */
  long quantileNanos(double share) {
    double rank = share * count;
    long below = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && below + counts[i] >= rank) {
        return within(i, (rank - below) / counts[i]);
      }
      below += counts[i];
    }
    return max;
  }

  private long within(int bucket, double share) {
    double upper = first * Math.pow(growth, bucket);
    double lower = bucket == 0 ? 0 : upper / growth;
    long value = Math.round(lower + share * (upper - lower));
    return Math.min(max, Math.max(min, value));
  }

  /** How many there are per bucket, the shortest first. */
  long[] counts() {
    return counts.clone();
  }

  /** The upper bound of a bucket. */
  long boundNanos(int bucket) {
    return Math.round(first * Math.pow(growth, bucket));
  }
}
