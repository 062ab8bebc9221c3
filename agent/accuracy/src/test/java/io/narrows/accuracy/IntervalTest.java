package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static List<List<Double>> parts(double first, double step) {
    List<List<Double>> parts = new ArrayList<>();
    for (int part = 0; part < Interval.PARTS; part++) {
      parts.add(List.of(first + part * step, first + part * step));
    }
    return parts;
  }

  @Test
  void whatHappenedToBoth_makesTheirDifferenceNoLessCertain() {
    Interval difference = Interval.ofDifference(parts(10, 5), parts(3, 5));

    assertThat(difference.mean()).isCloseTo(7, within(1e-9));
    assertThat(difference.half()).isCloseTo(0, within(1e-9));
  }

  @Test
  void whatHappenedToOne_makesTheirDifferenceUncertain() {
    Interval difference = Interval.ofDifference(parts(10, 1), parts(3, 0));

    // Of 0 to 9 the deviation is 3.03; of the mean of ten, 0.957.
    assertThat(difference.mean()).isCloseTo(11.5, within(1e-9));
    assertThat(difference.half()).isCloseTo(2.262 * 0.957, within(0.01));
  }

  @Test
  void mean_isOverAllAndNotOverParts() {
    List<List<Double>> one = parts(10, 0);
    one.set(0, List.of(30.0, 30.0, 30.0, 30.0));

    assertThat(Interval.ofDifference(one, parts(10, 0)).mean()).isCloseTo(80 / 22.0, within(1e-9));
  }

  @Test
  void partWithoutValues_isNotKnownAtAll() {
    List<List<Double>> one = parts(10, 0);
    one.set(4, List.of());

    assertThat(Interval.ofDifference(one, parts(3, 0)).half()).isInfinite();
  }

  @Test
  void difference_isInsideOfNineteenOfTwenty() {
    Random random = new Random(5);
    int inside = 0;
    for (int run = 0; run < 1000; run++) {
      inside += Interval.ofDifference(random(random, 10), random(random, 7)).meets(3, 3) ? 1 : 0;
    }

    assertThat(inside).isBetween(925, 975);
  }

  private static List<List<Double>> random(Random random, double mean) {
    List<List<Double>> parts = new ArrayList<>();
    for (int part = 0; part < Interval.PARTS; part++) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        values.add(mean + random.nextGaussian());
      }
      parts.add(values);
    }
    return parts;
  }
}
