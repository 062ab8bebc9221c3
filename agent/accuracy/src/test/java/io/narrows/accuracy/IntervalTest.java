package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void sameValues_areCertain() {
    Interval interval = Interval.of(Collections.nCopies(100, 7.0));

    assertThat(interval.mean()).isEqualTo(7);
    assertThat(interval.half()).isZero();
  }

  @Test
  void tooFewValues_areNotKnownAtAll() {
    assertThat(Interval.of(List.of(3.0)).half()).isInfinite();
  }

  @Test
  void mean_isInsideOfNineteenOfTwenty() {
    Random random = new Random(5);
    int inside = 0;
    for (int run = 0; run < 1000; run++) {
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        values.add(10 + random.nextGaussian());
      }
      inside += Interval.of(values).meets(10, 10) ? 1 : 0;
    }

    assertThat(inside).isBetween(925, 975);
  }

  @Test
  void difference_isLessCertainThanBoth() {
    Interval difference = new Interval(10, 3).minus(new Interval(4, 4));

    assertThat(difference.mean()).isEqualTo(6);
    assertThat(difference.half()).isCloseTo(5, within(1e-9));
  }
}
