package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LogHistogramTest {
  @Test
  void quantiles_areRightToSixPercent() {
    Random random = new Random(1);
    long[] nanos = new long[20_000];
    LogHistogram histogram = LogHistogram.ofRequests();
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (long) (1e6 * Math.exp(2 * random.nextGaussian()));
      histogram.add(nanos[i]);
    }
    Arrays.sort(nanos);
    for (double share : new double[] {0.25, 0.5, 0.75, 0.95, 0.99}) {
      long exact = nanos[(int) (share * nanos.length)];
      assertThat(histogram.quantileNanos(share)).isCloseTo(exact, Percentage.withPercentage(6));
    }
  }

  @Test
  void quantile_isNeverOutsideOfWhatWasSeen() {
    LogHistogram histogram = LogHistogram.ofRequests();
    histogram.add(777_777);
    for (double share : new double[] {0, 0.5, 0.99, 1}) {
      assertThat(histogram.quantileNanos(share)).isEqualTo(777_777);
    }
  }

  @Test
  void extremes_areCountedAndKeptExactly() {
    LogHistogram histogram = LogHistogram.ofOperations();
    histogram.add(0);
    histogram.add(Long.MAX_VALUE / 4);

    assertThat(histogram.count()).isEqualTo(2);
    assertThat(histogram.minNanos()).isZero();
    assertThat(histogram.maxNanos()).isEqualTo(Long.MAX_VALUE / 4);
    assertThat(histogram.quantileNanos(1)).isLessThanOrEqualTo(Long.MAX_VALUE / 4);
  }

  @Test
  void empty_isZero() {
    LogHistogram histogram = LogHistogram.ofRequests();
    assertThat(histogram.quantileNanos(0.5)).isZero();
    assertThat(histogram.meanNanos()).isZero();
    assertThat(histogram.minNanos()).isZero();
  }

  @Test
  void sumOfTwo_isTheHistogramOfBoth() {
    Random random = new Random(2);
    LogHistogram both = LogHistogram.ofRequests();
    LogHistogram first = LogHistogram.ofRequests();
    LogHistogram second = LogHistogram.ofRequests();
    for (int i = 0; i < 1_000; i++) {
      long nanos = random.nextInt(1_000_000_000);
      both.add(nanos);
      (i % 3 == 0 ? first : second).add(nanos);
    }
    first.add(second);

    assertThat(first.counts()).isEqualTo(both.counts());
    assertThat(first.sumNanos()).isEqualTo(both.sumNanos());
    assertThat(first.maxNanos()).isEqualTo(both.maxNanos());
    assertThat(first.quantileNanos(0.9)).isCloseTo(both.quantileNanos(0.9), within(0L));
  }
}
