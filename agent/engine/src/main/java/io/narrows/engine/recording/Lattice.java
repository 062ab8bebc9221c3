package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Values in the buckets of an exponential histogram of one fixed scale, which any thread adds to
 * without a lock. Such a histogram is made of it, as fine as this is or coarser, without a value
 * moving into a bucket that is not its own.
 */
public final class Lattice {
  /** Eight buckets for each doubling: nine percent between their bounds. */
  public static final int SCALE = 3;

  private static final int PER_OCTAVE = 1 << SCALE;

  // From a nanosecond in seconds to the largest long as it is.
  private static final int LOWEST_OCTAVE = -30;
  private static final int OCTAVES = Long.SIZE - LOWEST_OCTAVE;

  private static final double[] STEPS = new double[PER_OCTAVE];

  static {
    for (int i = 0; i < PER_OCTAVE; i++) {
      STEPS[i] = Math.pow(2, (double) i / PER_OCTAVE);
    }
  }

  private final double unit;
  private final AtomicLong zeros = new AtomicLong();
  private final AtomicReferenceArray<@Nullable AtomicLongArray> octaves =
      new AtomicReferenceArray<>(OCTAVES);

  /** Takes what was counted. */
  public interface Reader {
    /** How many values were zero. */
    void zeros(long count);

    /** How many were above 2^(index / 8), and at most 2^((index + 1) / 8). */
    void bucket(int index, long count);
  }

  /**
   * @param unit how many of what is recorded are one of what is shown: 1e9 for nanoseconds that are
   *     shown as seconds
   */
  public Lattice(double unit) {
    this.unit = unit;
  }

  /** Adds one value in the unit that is recorded. */
  public void add(long value) {
    if (value <= 0) {
      zeros.incrementAndGet();
    } else {
      add(index(value / unit), 1);
    }
  }

  /** Adds what another one of the same unit holds. */
  void absorb(Lattice other) {
    other.read(
        new Reader() {
          @Override
          public void zeros(long count) {
            zeros.addAndGet(count);
          }

          @Override
          public void bucket(int index, long count) {
            add(index, count);
          }
        });
  }

  private void add(int index, long count) {
    octave((index >> SCALE) - LOWEST_OCTAVE).addAndGet(index & (PER_OCTAVE - 1), count);
  }

  private static int index(double shown) {
    int exponent = Math.getExponent(shown);
    double mantissa = shown / Math.scalb(1.0, exponent);
    int step = PER_OCTAVE - 1;
    while (step >= 0 && mantissa <= STEPS[step]) {
      step--;
    }
    return (exponent << SCALE) + step;
  }

  private AtomicLongArray octave(int octave) {
    AtomicLongArray known = octaves.get(octave);
    if (known != null) {
      return known;
    }
    AtomicLongArray fresh = new AtomicLongArray(PER_OCTAVE);
    AtomicLongArray other = octaves.compareAndExchange(octave, null, fresh);
    return other == null ? fresh : other;
  }

  /** Shows what was added so far. */
  public void read(Reader reader) {
    each(reader, false);
  }

  /** Hands over what was added since the last time. */
  public void take(Reader reader) {
    each(reader, true);
  }

  private void each(Reader reader, boolean taken) {
    long nothing = taken ? zeros.getAndSet(0) : zeros.get();
    if (nothing != 0) {
      reader.zeros(nothing);
    }
    for (int i = 0; i < OCTAVES; i++) {
      AtomicLongArray octave = octaves.get(i);
      for (int step = 0; octave != null && step < PER_OCTAVE; step++) {
        long count = taken ? octave.getAndSet(step, 0) : octave.get(step);
        if (count != 0) {
          reader.bucket(((i + LOWEST_OCTAVE) << SCALE) + step, count);
        }
      }
    }
  }
}
