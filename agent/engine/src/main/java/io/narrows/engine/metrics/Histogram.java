package io.narrows.engine.metrics;

import io.narrows.engine.recording.Lattice;
import org.jspecify.annotations.Nullable;

/** The distribution of one series since the start; written by one thread at a time. */
public final class Histogram {
  /**
   * How old an example may be before an ordinary request is kept to stand for its bucket. (ours)
   */
  static final long EXEMPLAR_NANOS = 60_000_000_000L;

  private final Buckets buckets;
  private final long[] counts;
  private final @Nullable ExponentialHistogram exponential;
  private long sum;
  private Exemplar @Nullable [] exemplars;

  public Histogram(Buckets buckets) {
    this.buckets = buckets;
    counts = new long[buckets.count()];
    exponential = buckets.exponentialHistogram();
  }

  /** Adds one value in the unit that is recorded: nanoseconds, rows, calls. */
  public void add(long value) {
    counts[buckets.bucketOf(value)]++;
    sum += value;
    if (exponential != null) {
      exponential.add(buckets.shown(value));
    }
  }

  /** Adds what was counted elsewhere with the same buckets, and takes it from the lattice. */
  void add(long[] more, long moreSum, @Nullable Lattice lattice) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += more[i];
    }
    sum += moreSum;
    if (exponential != null && lattice != null) {
      exponential.take(lattice);
    }
  }

  /** Remembers the trace of a value that was added; one per bucket, the last wins. */
  void exemplar(Exemplar exemplar) {
    if (exemplars == null) {
      exemplars = new Exemplar[counts.length];
    }
    exemplars[buckets.bucketOf(exemplar.value())] = exemplar;
  }

  /** Whether the bucket of this value has no example, or an old one. */
  boolean wantsExemplar(long value, long epochNanos) {
    Exemplar last = exemplars == null ? null : exemplars[buckets.bucketOf(value)];
    return last == null || epochNanos - last.epochNanos() >= EXEMPLAR_NANOS;
  }

  public Buckets buckets() {
    return buckets;
  }

  /** The count of each bucket, the last one above all bounds. */
  public long[] counts() {
    return counts.clone();
  }

  /** How many values there were. */
  public long count() {
    long count = 0;
    for (long inBucket : counts) {
      count += inBucket;
    }
    return count;
  }

  /** The sum in the unit that is recorded. */
  public long sum() {
    return sum;
  }

  /** What the exponential buckets hold; null where they are not counted. */
  public @Nullable ExponentialCounts exponential() {
    return exponential == null ? null : exponential.counts();
  }

  /** One per bucket or null; null when there are none. */
  public @Nullable Exemplar @Nullable [] exemplars() {
    return exemplars;
  }
}
