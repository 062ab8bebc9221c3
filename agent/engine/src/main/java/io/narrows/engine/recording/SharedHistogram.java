package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A histogram of durations that any thread adds to without a lock, for pools and executors. */
public final class SharedHistogram {
  /** Upper bounds in seconds: those of the HTTP conventions, and finer below 5 ms. */
  public static final double[] BOUNDS_SECONDS = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };

  private static final double NANOS = 1e9;
  private static final long[] BOUNDS_NANOS = new long[BOUNDS_SECONDS.length];

  static {
    for (int i = 0; i < BOUNDS_SECONDS.length; i++) {
      BOUNDS_NANOS[i] = Math.round(BOUNDS_SECONDS[i] * NANOS);
    }
  }

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_NANOS.length + 1);
  private final LongAdder sumNanos = new LongAdder();
  private final @Nullable Lattice lattice;

  /**
   * @param exponential whether an exponential histogram will be made of it
   */
  SharedHistogram(boolean exponential) {
    lattice = exponential ? new Lattice(NANOS) : null;
  }

  /** Adds one duration. */
  public void add(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDS_NANOS.length && nanos > BOUNDS_NANOS[bucket]) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sumNanos.add(nanos);
    if (lattice != null) {
      lattice.add(nanos);
    }
  }

  /** The counts per bucket, the last one above all bounds. */
  public long[] counts() {
    long[] copy = new long[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }

  /** How many durations there were. */
  public long count() {
    long count = 0;
    for (int i = 0; i < counts.length(); i++) {
      count += counts.get(i);
    }
    return count;
  }

  /** Adds what another one holds. */
  void absorb(SharedHistogram other) {
    for (int i = 0; i < counts.length(); i++) {
      counts.addAndGet(i, other.counts.get(i));
    }
    sumNanos.add(other.sumNanos());
    if (lattice != null && other.lattice != null) {
      lattice.absorb(other.lattice);
    }
  }

  /** The same durations for an exponential histogram; null where none will be made. */
  public @Nullable Lattice lattice() {
    return lattice;
  }

  public long sumNanos() {
    return sumNanos.sum();
  }
}
