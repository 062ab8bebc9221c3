package io.narrows.engine.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.PriorityQueue;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class QueueModelTest {
  @Test
  void wait_isAsWorkedOutByHand() {
    assertThat(QueueModel.utilisation(118, 0.080, 10)).isCloseTo(0.944, within(0.001));
    assertThat(QueueModel.waitSeconds(118, 0.080, 10, 1)).isCloseTo(0.115, within(0.003));
    assertThat(QueueModel.waitSeconds(118, 0.023, 10, 1)).isCloseTo(0, within(0.0001));
    assertThat(QueueModel.waitSeconds(45, 0.080, 4, 1)).isCloseTo(0.158, within(0.002));
  }

  @Test
  void wait_isAsLongAsInASimulation() {
    for (int servers : new int[] {1, 4, 10}) {
      for (double busy : new double[] {0.5, 0.8, 0.9}) {
        double hold = 0.05;
        double arrivals = busy * servers / hold;
        double simulated = simulate(arrivals, hold, servers);
        double model = QueueModel.waitSeconds(arrivals, hold, servers, 1);
        assertThat(model)
            .as("%d servers, %.1f busy", servers, busy)
            .isCloseTo(simulated, Percentage.withPercentage(15));
      }
    }
  }

  /** The mean wait of random arrivals with random holds. */
  private static double simulate(double arrivalsPerSecond, double holdSeconds, int servers) {
    Random random = new Random(5);
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int i = 0; i < servers; i++) {
      free.add(0.0);
    }
    double now = 0;
    double waited = 0;
    int customers = 400_000;
    for (int i = 0; i < customers; i++) {
      now += exponential(random) / arrivalsPerSecond;
      double start = Math.max(now, free.remove());
      waited += start - now;
      free.add(start + exponential(random) * holdSeconds);
    }
    return waited / customers;
  }

  private static double exponential(Random random) {
    return -Math.log(1 - random.nextDouble());
  }

  @Test
  void wait_growsWithLoadAndShrinksWithServers() {
    double last = 0;
    for (double arrivals = 10; arrivals < 100; arrivals += 10) {
      double wait = QueueModel.waitSeconds(arrivals, 0.1, 10, 1);
      assertThat(wait).isGreaterThanOrEqualTo(last);
      assertThat(QueueModel.waitSeconds(arrivals, 0.1, 11, 1)).isLessThanOrEqualTo(wait);
      last = wait;
    }
  }

  @Test
  void moreThanCanBeServed_waitsForEver() {
    assertThat(QueueModel.waitSeconds(100, 0.1, 10, 1)).isInfinite();
  }

  @Test
  void manyServers_doNotOverflow() {
    assertThat(QueueModel.waitSeconds(90_000, 0.1, 10_000, 1)).isBetween(0.0, 0.001);
  }

  @Test
  void saturated_promisesNothing() {
    Gain gain = QueueModel.shorterHold(99, 0.1, 0.01, 10, 1_000, 5_000);
    assertThat(gain).isEqualTo(new Gain(0, 5_000));
  }

  @Test
  void gain_isNeverMoreThanWasWaited() {
    Gain gain = QueueModel.shorterHold(45, 0.080, 0.020, 4, 1_000, 1_000_000);
    assertThat(gain.highNanos()).isEqualTo(1_000_000);
    assertThat(gain.lowNanos()).isBetween(0L, 1_000_000L);
  }

  @Test
  void modelThatSaysMoreThanWasWaited_isSureOfHalfOfWhatWas() {
    Gain gain = QueueModel.moreServers(17.6, 0.1, 2, 3, 1, 1_000, 50_000_000);
    assertThat(gain).isEqualTo(new Gain(25_000_000, 50_000_000));
  }
}
