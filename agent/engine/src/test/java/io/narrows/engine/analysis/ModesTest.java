package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModesTest {
  private static final long MILLI = 1_000_000;

  private final LogHistogram histogram = LogHistogram.ofOperations();
  private final Random random = new Random(3);

  private void around(double millis, int count) {
    for (int i = 0; i < count; i++) {
      histogram.add(Math.round(millis * MILLI * (0.8 + 0.4 * random.nextDouble())));
    }
  }

  @Test
  void fastAndSlow_areTwo() {
    around(20, 900);
    around(400, 100);
    Modes modes = Objects.requireNonNull(Modes.of(histogram));

    assertThat(modes.slowCount()).isEqualTo(100);
    assertThat(modes.fastNanos() / 1e6).isCloseTo(20, within(3.0));
    assertThat(modes.slowNanos() / 1e6).isCloseTo(400, within(60.0));
    assertThat(modes.slowNanosSum() / 1e6).isCloseTo(40_000, within(6_000.0));
  }

  @Test
  void executionsBetweenBoth_areCounted() {
    around(20, 900);
    around(400, 300);
    around(90, 60);
    assertThat(Objects.requireNonNull(Modes.of(histogram)).between()).isEqualTo(60);
  }

  @Test
  void oneMode_isNone() {
    around(20, 1_000);
    assertThat(Modes.of(histogram)).isNull();
  }

  @Test
  void exponentialDurations_areOneModeHoweverMuchTheyVary() {
    for (int seed = 0; seed < 200; seed++) {
      LogHistogram exponential = LogHistogram.ofOperations();
      Random draw = new Random(seed);
      int count = 100 + draw.nextInt(2_000);
      for (int i = 0; i < count; i++) {
        exponential.add(Math.round(-Math.log(1 - draw.nextDouble()) * 30 * MILLI));
      }
      assertThat(Modes.of(exponential)).as("seed %d, %d", seed, count).isNull();
    }
  }

  @Test
  void fewSlowOnes_areChance() {
    around(20, 1_000);
    around(400, 9);
    assertThat(Modes.of(histogram)).isNull();
  }

  private @Nullable Modes inTurn(int slow, int quick, int times) {
    Alternation alternation = new Alternation();
    for (int i = 0; i < times * (slow + quick); i++) {
      long nanos = (i % (slow + quick) < slow ? 400 : 20) * MILLI;
      histogram.add(nanos);
      alternation.add(nanos);
    }
    return Modes.of(histogram, alternation);
  }

  @Test
  void slowOnesAmongTheOthers_areAMode() {
    assertThat(inTurn(1, 9, 40)).isNotNull();
    assertThat(inTurn(2, 18, 20)).isNotNull();
  }

  @Test
  void slowOnesThatAllComeFirst_areATimeAndNoMode() {
    assertThat(inTurn(40, 360, 1)).isNull();
  }

  @Test
  void slowOnesOfAFewTimes_areNoMode() {
    assertThat(inTurn(20, 180, 2)).isNull();
  }

  @Test
  void alternation_addsUp() {
    Alternation one = new Alternation();
    Alternation two = new Alternation();
    for (int i = 0; i < 10; i++) {
      one.add(20 * MILLI);
      two.add((i % 2 == 0 ? 20 : 400) * MILLI);
    }
    assertThat(one.isMixed(10, 20)).isFalse();
    one.add(two);
    assertThat(one.isMixed(10, 20)).isTrue();
  }

  @Test
  void nothing_isNone() {
    assertThat(Modes.of(histogram)).isNull();
  }
}
