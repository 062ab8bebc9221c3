package io.narrows.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.engine.recording.Lattice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the values themselves, drawn from distributions as narrow and as wide as can be. */
class ExponentialHistogramTest {
  private static final double NANOS = 1e9;
  private static final int COUNT = 5_000;

  /** Nanoseconds. */
  private record Sample(String name, long[] values) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Sample> samples() {
    Random random = new Random(7);
    return Stream.of(
        sample("one value", () -> 123_456_789),
        sample("zeros", () -> 0),
        sample("nanoseconds", () -> random.nextInt(20)),
        sample("uniform", () -> random.nextInt(1_000_000_000)),
        sample("narrow", () -> 5_000_000 + random.nextInt(1_000)),
        sample("log-normal", () -> (long) (1e7 * Math.exp(2 * random.nextGaussian()))),
        sample("heavy tail", () -> (long) (1e5 / Math.pow(1 - random.nextDouble(), 2))),
        sample("powers of two", () -> 1L << random.nextInt(63)),
        sample("whole seconds", () -> 1_000_000_000L << random.nextInt(9)),
        sample("any long", () -> random.nextLong() & Long.MAX_VALUE));
  }

  private static Sample sample(String name, LongSupplier draw) {
    return new Sample(name, LongStream.generate(draw).limit(COUNT).toArray());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void value_isInTheBucketThatHasRoomForIt(Sample sample) {
    ExponentialCounts counts = of(sample.values).counts();

    TreeMap<Integer, Long> expected = new TreeMap<>();
    long zeros = 0;
    for (long value : sample.values) {
      if (value == 0) {
        zeros++;
      } else {
        expected.merge(bucketByBounds(value / NANOS, counts.scale()), 1L, Long::sum);
      }
    }
    assertThat(counts.zeros()).isEqualTo(zeros);
    assertThat(filled(counts)).isEqualTo(expected);
    assertThat(counts.count()).isEqualTo(COUNT);
  }

  /** The bucket whose bounds, made by powers and not by logarithms, are around the value. */
  private static int bucketByBounds(double value, int scale) {
    int guess = (int) Math.floor(Math.log(value) / Math.log(2) * Math.scalb(1.0, scale));
    for (int bucket = guess - 2; bucket <= guess + 2; bucket++) {
      if (value > bound(bucket, scale) && value <= bound(bucket + 1, scale)) {
        return bucket;
      }
    }
    throw new AssertionError(value + " at scale " + scale);
  }

  private static double bound(int index, int scale) {
    int octave = index >> scale;
    int within = index - (octave << scale);
    return Math.scalb(Math.pow(2, within / Math.scalb(1.0, scale)), octave);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void buckets_areAsManyAsAllowed_andAsFineAsThatAllows(Sample sample) {
    ExponentialCounts counts = of(sample.values).counts();

    assertThat(counts.counts().length).isLessThanOrEqualTo(ExponentialHistogram.BUCKETS);
    long[] positive = Arrays.stream(sample.values).filter(value -> value > 0).toArray();
    if (counts.scale() < ExponentialHistogram.FINEST) {
      int finer = counts.scale() + 1;
      double least = Arrays.stream(positive).min().orElseThrow() / NANOS;
      double most = Arrays.stream(positive).max().orElseThrow() / NANOS;
      assertThat(bucketByBounds(most, finer) - bucketByBounds(least, finer) + 1)
          .isGreaterThan(ExponentialHistogram.BUCKETS);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void order_ofTheValues_isOfNoMatter(Sample sample) {
    List<Long> shuffled = new ArrayList<>(LongStream.of(sample.values).boxed().toList());
    Collections.shuffle(shuffled, new Random(3));
    long[] sorted = sample.values.clone();
    Arrays.sort(sorted);

    assertSame(of(sorted), of(sample.values));
    assertSame(of(shuffled.stream().mapToLong(value -> value).toArray()), of(sample.values));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void lattice_movesNoValueIntoAnotherBucket(Sample sample) {
    Lattice lattice = new Lattice(NANOS);
    Lattice other = new Lattice(NANOS);
    for (int i = 0; i < COUNT; i++) {
      (i % 3 == 0 ? lattice : other).add(sample.values[i]);
    }
    ExponentialHistogram merged = new ExponentialHistogram();
    merged.add(lattice);
    merged.add(other);

    ExponentialCounts direct = of(sample.values).counts();
    ExponentialCounts counts = merged.counts();
    boolean any = direct.counts().length > 0;
    assertThat(counts.scale())
        .isEqualTo(any ? Math.min(direct.scale(), Lattice.SCALE) : ExponentialHistogram.FINEST);
    assertThat(filled(counts)).isEqualTo(filled(coarsened(direct, counts.scale())));
    assertThat(counts.zeros()).isEqualTo(direct.zeros());
  }

  private static ExponentialCounts coarsened(ExponentialCounts counts, int scale) {
    int steps = counts.scale() - scale;
    int offset = counts.offset() >> steps;
    int last = (counts.offset() + counts.counts().length - 1) >> steps;
    long[] joined = new long[counts.counts().length == 0 ? 0 : last - offset + 1];
    for (int i = 0; i < counts.counts().length; i++) {
      joined[((counts.offset() + i) >> steps) - offset] += counts.counts()[i];
    }
    return new ExponentialCounts(scale, counts.zeros(), offset, joined);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void takenLattice_isEmpty(Sample sample) {
    Lattice lattice = new Lattice(NANOS);
    ExponentialHistogram histogram = new ExponentialHistogram();
    for (int i = 0; i < COUNT; i++) {
      lattice.add(sample.values[i]);
      if (i % 1_000 == 0) {
        histogram.take(lattice);
      }
    }
    histogram.take(lattice);
    histogram.take(lattice);

    assertThat(histogram.counts().count()).isEqualTo(COUNT);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void difference_isWhatWasAddedSince(Sample sample) {
    ExponentialHistogram histogram = new ExponentialHistogram();
    for (int i = 0; i < COUNT / 2; i++) {
      histogram.add(sample.values[i] / NANOS);
    }
    ExponentialCounts before = histogram.counts();
    for (int i = COUNT / 2; i < COUNT; i++) {
      histogram.add(sample.values[i] / NANOS);
    }
    ExponentialCounts since = histogram.counts().since(before);

    ExponentialCounts later = of(Arrays.copyOfRange(sample.values, COUNT / 2, COUNT)).counts();
    assertThat(filled(since)).isEqualTo(filled(coarsened(later, since.scale())));
    assertThat(since.zeros()).isEqualTo(later.zeros());
  }

  /**
   * From 0.2 to 400 ms are eleven doublings: 8 buckets each, and so nine percent between bounds.
   */
  @Test
  void quantile_isRightToTheWidthOfABucket() {
    Random random = new Random(1);
    long[] values = new long[COUNT];
    ExponentialHistogram histogram = new ExponentialHistogram();
    for (int i = 0; i < COUNT; i++) {
      values[i] = (long) (1e7 * Math.exp(random.nextGaussian()));
      histogram.add(values[i] / NANOS);
    }
    Arrays.sort(values);
    ExponentialCounts counts = histogram.counts();
    double width = Math.pow(2, Math.scalb(1.0, -counts.scale())) - 1;

    for (double share : new double[] {0.1, 0.5, 0.9, 0.99}) {
      double exact = values[(int) (share * COUNT) - 1] / NANOS;
      assertThat(upperBound(counts, share)).isCloseTo(exact, within(exact * width));
    }
    assertThat(counts.scale()).isEqualTo(3);
  }

  private static double upperBound(ExponentialCounts counts, double share) {
    long below = counts.zeros();
    for (int i = 0; i < counts.counts().length; i++) {
      below += counts.counts()[i];
      if (below >= share * counts.count()) {
        return bound(counts.offset() + i + 1, counts.scale());
      }
    }
    throw new AssertionError(share);
  }

  private static ExponentialHistogram of(long[] values) {
    ExponentialHistogram histogram = new ExponentialHistogram();
    for (long value : values) {
      histogram.add(value / NANOS);
    }
    return histogram;
  }

  private static void assertSame(ExponentialHistogram one, ExponentialHistogram other) {
    assertThat(one.counts()).usingRecursiveComparison().isEqualTo(other.counts());
  }

  private static TreeMap<Integer, Long> filled(ExponentialCounts counts) {
    TreeMap<Integer, Long> filled = new TreeMap<>();
    for (int i = 0; i < counts.counts().length; i++) {
      if (counts.counts()[i] != 0) {
        filled.put(counts.offset() + i, counts.counts()[i]);
      }
    }
    return filled;
  }
}
