package io.narrows.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CollectionsTest {
  private static final long MILLI = 1_000_000;

  private final List<Pause> pauses = new ArrayList<>();
  private long now;

  @Test
  void times_areOursAsSoonAsOneWasToldQuickly() {
    Collections collections = new Collections(pauses::add, () -> now);
    now = 1_000 * MILLI + 30 * MILLI;
    collections.pause(90, 100, "first");
    now = 2_000 * MILLI;
    collections.pause(1_090, 1_100, "told at once");
    now = 3_000 * MILLI + 5 * MILLI;
    collections.pause(2_090, 2_100, "told late");

    assertThat(pauses.get(1).to()).isEqualTo(2_000 * MILLI);
    assertThat(pauses.get(1).from()).isEqualTo(1_990 * MILLI);
    assertThat(pauses.get(2).to()).isEqualTo(3_000 * MILLI);
    assertThat(pauses).allMatch(Pause::isCollection);
  }

  @Test
  void pauseOfNoTime_isNone() {
    Collections collections = new Collections(pauses::add, () -> now);
    collections.pause(100, 100, "");

    assertThat(pauses).isEmpty();
  }

  @Test
  void concurrentCollectors_stopNothing() {
    assertThat(Collections.stops("G1 Young Generation")).isTrue();
    assertThat(Collections.stops("ZGC Pauses")).isTrue();
    assertThat(Collections.stops("ZGC Cycles")).isFalse();
    assertThat(Collections.stops("Shenandoah Cycles")).isFalse();
    assertThat(Collections.stops("G1 Concurrent GC")).isFalse();
  }

  @Test
  @Timeout(20)
  void realCollection_isToldWithItsTime() throws InterruptedException {
    BlockingQueue<Pause> told = new LinkedBlockingQueue<>();
    try (Collections collections = new Collections(told::add, System::nanoTime)) {
      collections.watch();
      long before = System.nanoTime();
      Pause pause = null;
      while (pause == null) {
        System.gc();
        pause = told.poll(100, TimeUnit.MILLISECONDS);
      }
      assertThat(pause.to()).isBetween(before - 50 * MILLI, System.nanoTime());
      assertThat(pause.to() - pause.from()).isPositive();
      assertThat(pause.cause()).isNotEmpty();
    }
  }
}
