package io.narrows.engine.metrics;

import io.narrows.engine.recording.Lattice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The upper bounds of a histogram: inclusive, ascending, one more bucket above the last; and
 * whether exponential buckets are counted beside them.
 */
public final class Buckets {
  private static final double NANOS = 1e9;

  /** HTTP durations, semantic conventions 4.2. */
  public static final Buckets HTTP =
      seconds(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10);

  /** Database durations, semantic conventions 4.4. */
  public static final Buckets DB = seconds(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10);

  /** Rows of a result, semantic conventions 4.4. */
  public static final Buckets ROWS =
      of(1, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000);

  /** Pauses of the garbage collector, semantic conventions 4.5. */
  public static final Buckets GC = seconds(0.01, 0.1, 1, 10);

  /** Database calls of one request. */
  public static final Buckets DB_CALLS = of(1, 0, 1, 2, 5, 10, 20, 50, 100, 500);

  private final double unit;
  private final double[] bounds;
  private final long[] raw;
  private final boolean isExponential;

  private Buckets(double unit, double[] bounds, boolean isExponential) {
    this.unit = unit;
    this.bounds = bounds;
    this.isExponential = isExponential;
    raw = new long[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      raw[i] = Math.round(bounds[i] * unit);
    }
  }

  /** Buckets for values in nanoseconds that are shown in seconds. */
  public static Buckets seconds(double... bounds) {
    return new Buckets(NANOS, bounds, false);
  }

  private static Buckets of(double unit, double... bounds) {
    return new Buckets(unit, bounds, false);
  }

  /** These and more bounds: the thresholds of service level objectives. */
  public Buckets with(List<Double> more) {
    TreeSet<Double> all = new TreeSet<>(more);
    all.addAll(bounds());
    double[] merged = new double[all.size()];
    int i = 0;
    for (Double bound : all) {
      merged[i++] = bound;
    }
    return new Buckets(unit, merged, isExponential);
  }

  /** These, and exponential buckets beside them where that is wanted. */
  public Buckets exponential(boolean wanted) {
    return new Buckets(unit, bounds, wanted);
  }

  /** The bounds in the unit that is shown. */
  public List<Double> bounds() {
    List<Double> list = new ArrayList<>(bounds.length);
    for (double bound : bounds) {
      list.add(bound);
    }
    return list;
  }

  /** A recorded value, or a sum of them, in the unit that is shown. */
  public double shown(long value) {
    return value / unit;
  }

  @Nullable ExponentialHistogram exponentialHistogram() {
    return isExponential ? new ExponentialHistogram() : null;
  }

  @Nullable Lattice lattice() {
    return isExponential ? new Lattice(unit) : null;
  }

  int count() {
    return raw.length + 1;
  }

  int bucketOf(long value) {
    int bucket = 0;
    while (bucket < raw.length && value > raw[bucket]) {
      bucket++;
    }
    return bucket;
  }
}
