package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final int MILLI = 1_000_000;

  private final Random random = new Random(5);

  private static long[] nanos(long app, long wait) {
    long[] nanos = new long[Kind.count()];
    nanos[Kind.APP.ordinal()] = app;
    nanos[Kind.DB_ACQUIRE.ordinal()] = wait;
    return nanos;
  }

  /** A second of which each request waits for so long per request it met. */
  private void second(Scaling scaling, int concurrency, long waitEach) {
    for (int i = 0; i < 20; i++) {
      long app = 10 * MILLI + random.nextInt(MILLI);
      scaling.request(nanos(app, concurrency * waitEach), concurrency);
    }
    scaling.close();
  }

  @Test
  void slope_isThatOfTheKindThatGrows() {
    Scaling scaling = new Scaling();
    for (int n = 1; n <= 40; n++) {
      second(scaling, n, 2 * MILLI);
    }
    ScalingView view = scaling.view();

    assertThat(view.seconds()).isEqualTo(40);
    assertThat(view.least()).isEqualTo(1);
    assertThat(view.most()).isEqualTo(40);
    assertThat(view.slopes()).hasSize(2);
    ScalingView.Slope app = view.slopes().get(0);
    ScalingView.Slope wait = view.slopes().get(1);
    assertThat(wait.kind()).isEqualTo(Kind.DB_ACQUIRE);
    assertThat(wait.nanos()).isCloseTo(2 * MILLI, within(1.0));
    assertThat(wait.errorNanos()).isLessThan(1);
    assertThat(Math.abs(app.nanos())).isLessThan(4 * app.errorNanos());
    assertThat(view.nanosEach()).isCloseTo(wait.nanos() + app.nanos(), within(1e-6));
    assertThat(view.growthNanos()).isCloseTo(view.nanosEach() * 39, within(1e-3));
  }

  @Test
  void windows_addUp() {
    Scaling whole = new Scaling();
    Scaling first = new Scaling();
    Scaling second = new Scaling();
    for (int n = 1; n <= 40; n++) {
      long[] nanos = nanos(random.nextInt(50 * MILLI), (long) n * MILLI);
      whole.request(nanos, n);
      whole.close();
      Scaling half = n % 2 == 0 ? first : second;
      half.request(nanos, n);
      half.close();
    }
    first.add(second);
    ScalingView sum = first.view();

    assertThat(sum.seconds()).isEqualTo(40);
    for (int i = 0; i < 2; i++) {
      ScalingView.Slope slope = whole.view().slopes().get(i);
      assertThat(sum.slopes().get(i).nanos()).isCloseTo(slope.nanos(), within(1e-3));
      assertThat(sum.slopes().get(i).errorNanos()).isCloseTo(slope.errorNanos(), within(1e-3));
    }
  }

  @Test
  void oneConcurrency_hasNoSlope() {
    Scaling scaling = new Scaling();
    for (int n = 0; n < 40; n++) {
      second(scaling, 3, MILLI);
    }
    assertThat(scaling.view()).isEqualTo(ScalingView.NONE);
  }

  @Test
  void concurrency_isWhatTheRequestMet() {
    Concurrency concurrency = new Concurrency();
    assertThat(concurrency.before(1_000)).isEqualTo(-1);
    for (int tick = 1; tick <= 2_000; tick++) {
      concurrency.sample(tick * 100L, tick);
    }
    assertThat(concurrency.before(200_000)).isEqualTo(1_999);
    assertThat(concurrency.before(200_001)).isEqualTo(2_000);
    assertThat(concurrency.before(150_050)).isEqualTo(1_500);
    // Longer ago than is remembered.
    assertThat(concurrency.before(100)).isEqualTo(-1);
  }

  @Test
  void longRequestsOfNoQueue_doNotExplainThemselves() {
    // Arrivals at random, durations at random, nobody waits for anybody: no slope beyond chance.
    Scaling scaling = new Scaling();
    Concurrency concurrency = new Concurrency();
    double[] ends = new double[4_000];
    double now = 0;
    double tick = 0;
    for (int i = 0; i < ends.length; i++) {
      now += -Math.log(1 - random.nextDouble()) * 25 * MILLI;
      for (; tick <= now; tick += 100 * MILLI) {
        long open = 0;
        for (int k = 0; k < i; k++) {
          open += ends[k] > tick ? 1 : 0;
        }
        concurrency.sample((long) tick, open);
      }
      long nanos = (long) (-Math.log(1 - random.nextDouble()) * 200 * MILLI);
      ends[i] = now + nanos;
      scaling.request(nanos(nanos, 0), concurrency.before((long) now));
      if (i % 40 == 39) {
        scaling.close();
      }
    }
    ScalingView view = scaling.view();
    ScalingView.Slope slope = view.slopes().get(0);
    assertThat(view.most()).isGreaterThan(1.2 * view.least());
    assertThat(Math.abs(slope.nanos())).isLessThan(4 * slope.errorNanos());
  }
}
