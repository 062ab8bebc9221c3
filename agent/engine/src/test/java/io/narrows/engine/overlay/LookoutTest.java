package io.narrows.engine.overlay;

import static io.narrows.engine.overlay.Watched.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.FlightRecording;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LookoutTest {
  private static final long SECOND = 1_000_000_000L;

  private final Watched watched = new Watched();
  private final Planes planes = new Planes();
  private final Eyes eyes = new Eyes();
  private Lookout lookout;

  /** Counts instead of recording. */
  private static final class Planes extends Flights {
    int begun;
    int ended;
    int last;

    Planes() {
      super(
          signal -> {},
          () -> {},
          new Log(Level.OFF, new PrintStream(OutputStream.nullOutputStream())),
          false);
    }

    @Override
    boolean arePossible() {
      return true;
    }

    @Override
    synchronized void begin() {
      begun++;
    }

    @Override
    void end() {
      ended++;
    }

    @Override
    void last(long patienceNanos) {
      last++;
    }
  }

  /** Keeps what it is asked for. */
  private static final class Eyes extends Looks {
    long[] at = {};
    int ended;

    Eyes() {
      super(
          signal -> {},
          () -> {},
          new Log(Level.OFF, new PrintStream(OutputStream.nullOutputStream())),
          (threads, found) -> {});
    }

    @Override
    synchronized void at(long[] ids) {
      at = ids;
    }

    @Override
    void end() {
      ended++;
    }
  }

  private void of(FlightRecording choice, boolean isDevelopment) {
    lookout =
        new Lookout(
            watched.overlays,
            watched.analysis,
            watched.recorded.recording,
            planes,
            eyes,
            choice,
            isDevelopment);
  }

  @AfterEach
  void close() {
    lookout.close();
  }

  private void pass(long seconds) {
    for (long i = 0; i < seconds; i++) {
      watched.recorded.clock.advance(SECOND);
      watched.overlays.tick(watched.now());
      lookout.tick(watched.now());
    }
  }

  /** So many requests that neither compute nor are in an operation. */
  private void waiting(int requests, long millis) {
    watched.meter.measures = true;
    for (int i = 0; i < requests; i++) {
      watched.request(() -> watched.recorded.clock.advance(millis * MILLI));
    }
  }

  @Test
  void production_recordsForAWhileWhenThereIsAReason() {
    of(FlightRecording.AUTO, false);
    waiting(5, 20);
    pass(3);
    assertThat(planes.begun).isZero();

    waiting(40, 20);
    pass(3);
    assertThat(planes.begun).isOne();
    assertThat(planes.ended).isZero();

    pass(Lookout.WINDOW_NANOS / SECOND);
    assertThat(planes.ended).isOne();
    assertThat(watched.snapshot().machine().watchedNanos())
        .isBetween(Lookout.WINDOW_NANOS - 2 * SECOND, Lookout.WINDOW_NANOS + 2 * SECOND);
  }

  @Test
  void whileARecordingTellsOfManyExceptions_threadsAreLookedAt() {
    of(FlightRecording.AUTO, false);
    waiting(40, 20);
    pass(2);
    assertThat(eyes.at).isEmpty();

    waiting(1, 20);
    watched.overlays.learnt(new Thrown(watched.now() - SECOND, 0));
    watched.overlays.learnt(new Thrown(watched.now(), 9_000));
    pass(1);
    assertThat(eyes.at).containsExactly(0);
    assertThat(eyes.ended).isZero();

    pass(Lookout.WINDOW_NANOS / SECOND);
    assertThat(planes.ended).isOne();
    assertThat(eyes.ended).isOne();
  }

  @Test
  void afterARecording_thereIsNoneForAWhile() {
    of(FlightRecording.AUTO, false);
    waiting(40, 20);
    pass(Lookout.WINDOW_NANOS / SECOND + 5);
    waiting(40, 20);
    pass(60);
    assertThat(planes.begun).isOne();

    pass(Lookout.COOL_DOWN_NANOS / SECOND);
    assertThat(planes.begun).as("what is long ago is no reason").isOne();
    waiting(40, 20);
    pass(3);
    assertThat(planes.begun).isEqualTo(2);
  }

  private void computing(long millis) {
    watched.meter.measures = true;
    for (int i = 0; i < 100; i++) {
      watched.request(
          () -> {
            watched.recorded.clock.advance(millis * MILLI);
            watched.meter.cpuNanos += millis * MILLI;
          });
    }
  }

  @Test
  void requestsThatComputeForLong_areAReason() {
    of(FlightRecording.AUTO, false);
    computing(5);
    pass(10);
    assertThat(planes.begun).isZero();

    computing(30);
    pass(3);
    assertThat(planes.begun).isOne();
  }

  @Test
  void requestsOfWhichNothingIsKnown_doNotHideThoseThatCompute() {
    of(FlightRecording.AUTO, false);
    for (int i = 0; i < 300; i++) {
      watched.request(() -> watched.recorded.clock.advance(12 * MILLI));
    }
    pass(2);
    computing(12);
    pass(3);
    assertThat(planes.begun).isOne();
  }

  @Test
  void shortWaits_areNoReason() {
    of(FlightRecording.AUTO, false);
    watched.meter.measures = true;
    for (int i = 0; i < 1_000; i++) {
      watched.request(() -> watched.recorded.clock.advance(MILLI / 10));
    }
    pass(10);
    assertThat(planes.begun).isZero();
  }

  @Test
  void collectionsThatTakeMuch_areAReason() {
    of(FlightRecording.AUTO, false);
    watched.overlays.learnt(new Pause(watched.now(), watched.now() + 4 * SECOND, true, ""));
    watched.recorded.clock.advance(4 * SECOND);
    pass(3);
    assertThat(planes.begun).isOne();
  }

  @Test
  void development_recordsAlways() {
    of(FlightRecording.AUTO, true);
    pass(100);
    assertThat(planes.begun).isOne();
    assertThat(planes.ended).isZero();
    lookout.close();
    assertThat(planes.last).isOne();
  }

  @Test
  void off_recordsNeverAndOnAlways() {
    of(FlightRecording.OFF, true);
    waiting(40, 20);
    pass(10);
    assertThat(planes.begun).isZero();

    of(FlightRecording.ON, false);
    pass(100);
    assertThat(planes.begun).isOne();
    assertThat(planes.ended).isZero();
  }
}
