package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.example.bench.Load;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private static final Load RANDOM = Load.random(20);

  private static long[] arrivals(Scenarios scenario, long seed) {
    return Generator.arrivals(RANDOM, 25, Variant.arrivalSeed(scenario, seed));
  }

  @Test
  void randomArrivals_areTheSameForBothVariants() {
    assertThat(arrivals(Scenarios.S7, 1)).isEqualTo(arrivals(Scenarios.S7, 1)).isSorted();
  }

  @Test
  void randomArrivals_areOthersForAnotherSeedOrScenario() {
    assertThat(arrivals(Scenarios.S7, 2)).isNotEqualTo(arrivals(Scenarios.S7, 1));
    assertThat(arrivals(Scenarios.S10, 1)).isNotEqualTo(arrivals(Scenarios.S7, 1));
  }

  @Test
  void evenArrivals_areAtEqualIntervalsWhateverTheSeed() {
    assertThat(Generator.arrivals(Load.open(4), 1, 7))
        .containsExactly(0, 250_000_000, 500_000_000, 750_000_000);
  }
}
