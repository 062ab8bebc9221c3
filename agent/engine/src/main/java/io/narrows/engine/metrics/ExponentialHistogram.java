package io.narrows.engine.metrics;

import io.narrows.engine.recording.Lattice;
import java.util.Arrays;

/**
 * A distribution in buckets whose bounds grow by a constant factor, 2^(1 / 2^scale), as OTLP and
 * Prometheus' native histograms have them. It begins as fine as can be, and halves its scale's
 * factor whenever the values need more than {@value #BUCKETS} buckets, by joining neighbours: so it
 * is the same whatever the order in which values and other histograms were added. One writer.
 */
public final class ExponentialHistogram {
  /** As the SDK's default: enough for a range of a million at four percent. */
  static final int BUCKETS = 160;

  /** As the SDK's default. */
  static final int FINEST = 20;

  private static final double LN_2 = Math.log(2);

  private final long[] ring = new long[BUCKETS];
  private int scale = FINEST;
  private int lowest;
  private int highest = -1;
  private long zeros;

  /**
   * Adds one value.
   *
   * @param value in the unit that is shown; none are negative
   */
  public void add(double value) {
    if (value > 0) {
      add(finestIndex(value), FINEST, 1);
    } else {
      zeros++;
    }
  }

  /** Adds what was counted elsewhere. */
  public void add(Lattice lattice) {
    lattice.read(new Counted());
  }

  /** Moves here what was counted elsewhere. */
  void take(Lattice lattice) {
    lattice.take(new Counted());
  }

  private final class Counted implements Lattice.Reader {
    @Override
    public void zeros(long count) {
      zeros += count;
    }

    @Override
    public void bucket(int index, long count) {
      add(index, Lattice.SCALE, count);
    }
  }

  private static int finestIndex(double value) {
    int exponent = Math.getExponent(value);
    double mantissa = value / Math.scalb(1.0, exponent);
    // An upper bound belongs to its bucket; a logarithm of a power of two may miss it by a hair.
    int within = (int) Math.ceil(Math.log(mantissa) / LN_2 * (1 << FINEST));
    return (exponent << FINEST) + within - 1;
  }

  private void add(int index, int itsScale, long count) {
    if (itsScale < scale) {
      coarsen(scale - itsScale);
    }
    int own = index >> (itsScale - scale);
    if (highest < lowest) {
      lowest = own;
      highest = own;
    }
    int steps = 0;
    while ((Math.max(highest, own) >> steps) - (Math.min(lowest, own) >> steps) >= BUCKETS) {
      steps++;
    }
    coarsen(steps);
    own >>= steps;
    lowest = Math.min(lowest, own);
    highest = Math.max(highest, own);
    ring[slot(own)] += count;
  }

  /** Joins pairs of neighbours so many times. */
  private void coarsen(int steps) {
    if (steps == 0) {
      return;
    }
    if (lowest <= highest) {
      long[] finer = ring.clone();
      Arrays.fill(ring, 0);
      for (int i = lowest; i <= highest; i++) {
        ring[slot(i >> steps)] += finer[slot(i)];
      }
      lowest >>= steps;
      highest >>= steps;
    }
    scale -= steps;
  }

  private static int slot(int index) {
    return Math.floorMod(index, BUCKETS);
  }

  /** What was added so far. */
  public ExponentialCounts counts() {
    long[] counts = new long[highest - lowest + 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = ring[slot(lowest + i)];
    }
    return new ExponentialCounts(scale, zeros, lowest, counts);
  }
}
