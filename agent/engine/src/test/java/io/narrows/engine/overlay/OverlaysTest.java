package io.narrows.engine.overlay;

import static io.narrows.engine.overlay.Watched.MILLI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.RandomProgram;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Simulation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OverlaysTest {
  private static final long THREAD = 0;

  private final Watched watched = new Watched();

  private Wait lock(long from, long to) {
    return new Wait(THREAD, from, to, Kind.LOCK, "com.acme.Stock", null, Wait.NOBODY);
  }

  private void collected(long from, long to) {
    watched.overlays.learnt(new Pause(from, to, true, "Allocation Failure"));
  }

  @Test
  void ownTime_isDividedByWhatIsLearntOfIt() {
    long begin = watched.now();
    watched.request(
        () -> {
          watched.recorded.clock.advance(10 * MILLI);
          watched.query(20 * MILLI);
          watched.recorded.clock.advance(30 * MILLI);
        });
    watched.overlays.learnt(lock(begin + 2 * MILLI, begin + 9 * MILLI));
    collected(begin + 40 * MILLI, begin + 45 * MILLI);
    watched.settle();

    assertThat(watched.nanos(Kind.LOCK)).isEqualTo(7 * MILLI);
    assertThat(watched.nanos(Kind.GC)).isEqualTo(5 * MILLI);
    assertThat(watched.nanos(Kind.APP)).isEqualTo(28 * MILLI);
    assertThat(watched.nanos(Kind.DB_EXEC)).isEqualTo(20 * MILLI);
    assertThat(watched.segments).hasSize(1);
    assertThat(watched.segments.get(0)[Kind.LOCK.ordinal()]).isEqualTo(7 * MILLI);
    assertThat(watched.snapshot().machine().pauses().sumNanos()).isEqualTo(5 * MILLI);
  }

  @Test
  void carriers_areKnownFromTheFirstSecondOn() {
    watched.request(() -> {});
    watched.settle();
    assertThat(watched.snapshot().machine().carriers()).isEqualTo(4);
  }

  @Test
  void collection_comesBeforeALockAndAnotherStopBetween() {
    long begin = watched.now();
    watched.request(() -> watched.recorded.clock.advance(100 * MILLI));
    watched.overlays.learnt(lock(begin, begin + 60 * MILLI));
    watched.overlays.learnt(new Pause(begin + 20 * MILLI, begin + 50 * MILLI, false, "ThreadDump"));
    collected(begin + 10 * MILLI, begin + 30 * MILLI);
    watched.settle();

    assertThat(watched.nanos(Kind.GC)).isEqualTo(20 * MILLI);
    assertThat(watched.nanos(Kind.SAFEPOINT)).isEqualTo(20 * MILLI);
    assertThat(watched.nanos(Kind.LOCK)).isEqualTo(20 * MILLI);
    assertThat(watched.nanos(Kind.APP)).isEqualTo(40 * MILLI);
  }

  @Test
  void collectionDuringAQuery_isCountedAndNotCharged() {
    long begin = watched.now();
    watched.request(() -> watched.query(50 * MILLI));
    collected(begin + 10 * MILLI, begin + 40 * MILLI);
    watched.settle();

    assertThat(watched.nanos(Kind.GC)).isZero();
    assertThat(watched.nanos(Kind.DB_EXEC)).isEqualTo(50 * MILLI);
    assertThat(watched.endpoint().own().pausedElsewhereNanos()).isEqualTo(30 * MILLI);
    assertThat(watched.endpoint().own().pausedByBand().stream().mapToLong(n -> n).sum()).isOne();
  }

  @Test
  void collections_areChargedToTheRequestThatMetThem() {
    long begin = watched.now();
    collected(begin - 10 * MILLI, begin - 5 * MILLI);
    watched.request(() -> watched.recorded.clock.advance(50 * MILLI));
    collected(begin + 45 * MILLI, begin + 60 * MILLI);
    watched.recorded.clock.advance(20 * MILLI);
    watched.request(() -> watched.recorded.clock.advance(50 * MILLI));
    collected(begin + 80 * MILLI, begin + 81 * MILLI);
    watched.settle();

    assertThat(watched.nanos(Kind.GC)).isEqualTo(6 * MILLI);
    assertThat(watched.nanos(Kind.APP)).isEqualTo(94 * MILLI);
  }

  @Test
  void waitOfAnotherThread_isNotCharged() {
    long begin = watched.now();
    watched.request(() -> watched.recorded.clock.advance(50 * MILLI));
    watched.overlays.learnt(
        new Wait(7, begin, begin + 50 * MILLI, Kind.LOCK, "X", null, Wait.NOBODY));
    watched.settle();

    assertThat(watched.nanos(Kind.APP)).isEqualTo(50 * MILLI);
  }

  @Test
  void lock_isASignatureOfTheEndpointWithItsWaits() {
    for (int i = 0; i < 3; i++) {
      long begin = watched.now();
      watched.request(() -> watched.recorded.clock.advance(10 * MILLI));
      watched.overlays.learnt(lock(begin, begin + 4 * MILLI));
    }
    watched.settle();

    assertThat(watched.signature(Kind.LOCK).signature().text()).isEqualTo("com.acme.Stock");
    assertThat(watched.signature(Kind.LOCK).executions()).isEqualTo(3);
    assertThat(watched.signature(Kind.LOCK).requests()).isEqualTo(3);
    assertThat(watched.signature(Kind.LOCK).pathNanos()).isEqualTo(12 * MILLI);
    assertThat(watched.nanos(Kind.LOCK)).isEqualTo(12 * MILLI);
  }

  @Test
  void whatIsLearntTooLate_isDroppedAndCounted() {
    long begin = watched.now();
    watched.request(() -> watched.recorded.clock.advance(10 * MILLI));
    watched.recorded.clock.advance(Overlays.HORIZON_NANOS + MILLI);
    watched.overlays.learnt(lock(begin, begin + 10 * MILLI));
    watched.overlays.tick(watched.now());

    assertThat(watched.nanos(Kind.LOCK)).isZero();
    assertThat(watched.overlays.lost()).isOne();
  }

  @Test
  void ownTimeThatWasRecorded_isCountedToTheInstant() {
    watched.request(() -> watched.recorded.clock.advance(40 * MILLI));
    watched.settle();
    watched.overlays.watchedClosely(true, watched.now());
    watched.request(() -> watched.recorded.clock.advance(40 * MILLI));
    watched.overlays.learnt(new Begun(watched.now() - 10 * MILLI));
    watched.settle();
    watched.overlays.watchedClosely(false, watched.now() + 5 * MILLI);
    watched.request(() -> watched.recorded.clock.advance(40 * MILLI));
    watched.settle();

    assertThat(watched.endpoint().own().ownNanos()).isEqualTo(120 * MILLI);
    assertThat(watched.endpoint().own().recordedNanos()).isEqualTo(15 * MILLI);
  }

  @Test
  void whileNothingRecords_requestsWaitShort() {
    watched.request(() -> watched.recorded.clock.advance(MILLI));
    watched.recorded.clock.advance(Overlays.SHORT_HORIZON_NANOS);
    watched.overlays.tick(watched.now());
    assertThat(watched.segments).hasSize(1);

    watched.overlays.watchedClosely(true, watched.now());
    watched.request(() -> watched.recorded.clock.advance(MILLI));
    watched.recorded.clock.advance(Overlays.SHORT_HORIZON_NANOS);
    watched.overlays.tick(watched.now());
    assertThat(watched.segments).hasSize(1);
    watched.settle();
    assertThat(watched.segments).hasSize(2);
  }

  @Test
  void close_saysWhatIsKnown() {
    long begin = watched.now();
    watched.request(() -> watched.recorded.clock.advance(10 * MILLI));
    collected(begin, begin + 4 * MILLI);
    watched.overlays.close();

    assertThat(watched.segments).hasSize(1);
    assertThat(watched.nanos(Kind.GC)).isEqualTo(4 * MILLI);
  }

  @Test
  void moreThanTheLimit_settlesTheOldestAtOnce() {
    for (int i = 0; i < Overlays.HELD_LIMIT + 10; i++) {
      watched.request(() -> watched.recorded.clock.advance(1));
    }
    assertThat(watched.segments).hasSize(10);
  }

  @Test
  void minuteThatIsOver_takesWhatIsLearntAfterIt() {
    watched.request(() -> watched.recorded.clock.advance(10 * MILLI));
    watched.overlays.learnt(lock(watched.now() - 6 * MILLI, watched.now()));
    watched.overlays.tick(watched.now());
    watched.recorded.clock.advance(60_000 * MILLI);
    watched.analysis.tick(watched.now());
    watched.request(() -> watched.recorded.clock.advance(10 * MILLI));
    watched.overlays.close();

    assertThat(watched.nanos(Kind.APP)).isEqualTo(14 * MILLI);
    assertThat(watched.nanos(Kind.LOCK)).isEqualTo(6 * MILLI);
    assertThat(watched.endpoint().latency().sum()).isEqualTo(20 * MILLI);
  }

  @Test
  void ownerOfALock_isNamedByWhatItDid() {
    watched.overlays.watchedClosely(true, watched.now());
    long begin = watched.now();
    Operation waiting = watched.recorded.beginRequest("GET", "/raw");
    watched.recorded.recorder.route("/r", 2);
    watched.recorded.on(1);
    watched.request(() -> watched.query(30 * MILLI));
    watched.recorded.on(0);
    watched.recorded.recorder.endRequest(waiting, 200, null);
    watched.recorded.drain();
    // Its driver sleeps meanwhile: that is the query's time, and not something beside it.
    watched.overlays.learnt(
        new Wait(1, begin + 2 * MILLI, begin + 28 * MILLI, Kind.SLEEP, "S", null, Wait.NOBODY));
    watched.overlays.learnt(
        new Wait(THREAD, begin + 10 * MILLI, begin + 30 * MILLI, Kind.LOCK, "L", null, 1));
    watched.settle();

    assertThat(watched.nanos(Kind.LOCK)).isEqualTo(20 * MILLI);
    assertThat(watched.endpoint().own().holding())
        .containsExactly(
            new OwnStats.HeldFor(
                new OwnStats.Holding(
                    "L", "db_exec", "", watched.endpoint().signatures().get(0).signature()),
                20 * MILLI));
  }

  @Test
  void samples_areOfTheApplicationsCodeAndNotOfItsReading() {
    long begin = watched.now();
    watched.request(
        () -> {
          Query query = new Query("SELECT 1", null);
          for (int i = 0; i < 10; i++) {
            watched.recorded.operation(Kind.DB_EXEC, query, 2 * MILLI);
            watched.recorded.clock.advance(2 * MILLI);
          }
          for (int i = 0; i < 20; i++) {
            watched.recorded.operation(Kind.CACHE, "c" + i, 2 * MILLI);
            watched.recorded.clock.advance(2 * MILLI);
          }
        });
    long in = begin + 3 * MILLI;
    sample(in, "com.acme.Prices.sum");
    sample(in, "java.util.regex.Pattern.compile", "com.acme.Prices.sum");
    sample(begin + 117 * MILLI, "org.h2.Row.read", "com.acme.Prices.sum");
    sample(in, "java.lang.Thread.run");
    watched.settle();

    assertThat(watched.endpoint().own().samples()).isEqualTo(3);
    assertThat(watched.endpoint().own().running())
        .extracting(weighed -> weighed.place().leaf() + " " + weighed.place().site().method())
        .containsExactlyInAnyOrder(" Prices.sum", "compiling regular expressions Prices.sum");
  }

  @Test
  void samplesOfMakingText_areCountedAlsoWithoutTheApplicationsCode() {
    long begin = watched.now();
    watched.request(
        () -> {
          for (int i = 0; i < 20; i++) {
            watched.recorded.operation(Kind.CACHE, "c" + i, 2 * MILLI);
            watched.recorded.clock.advance(2 * MILLI);
          }
        });
    long in = begin + 3 * MILLI;
    sample(
        in, "com.fasterxml.jackson.core.json.UTF8JsonGenerator.writeString", "com.acme.Api.list");
    sample(in, "com.fasterxml.jackson.databind.ObjectWriter.writeValue", "java.lang.Thread.run");
    sample(in, "com.sun.org.apache.xml.internal.serializer.ToStream.write", "java.lang.Thread.run");
    // A getter that is called for it is the application's own code.
    sample(
        in, "com.acme.Item.price", "com.fasterxml.jackson.databind.ser.BeanSerializer.serialize");
    sample(in, "com.acme.Prices.sum");
    watched.settle();

    assertThat(watched.endpoint().own().samples()).isEqualTo(5);
    assertThat(watched.endpoint().own().serialising()).isEqualTo(3);
  }

  private void sample(long at, String... methods) {
    StackTraceElement[] stack = new StackTraceElement[methods.length];
    for (int i = 0; i < stack.length; i++) {
      int dot = methods[i].lastIndexOf('.');
      stack[i] =
          new StackTraceElement(
              methods[i].substring(0, dot), methods[i].substring(dot + 1), "Prices.java", 7);
    }
    watched.overlays.learnt(new Sample(THREAD, at, 0, stack));
  }

  @Test
  void operationOnAnEventLoop_isCounted() {
    Thread thread = Thread.currentThread();
    String name = thread.getName();
    thread.setName("reactor-http-nio-3");
    try {
      watched.request(() -> watched.query(8 * MILLI));
      watched.request(() -> watched.query(2 * MILLI));
    } finally {
      thread.setName(name);
    }
    watched.request(() -> watched.query(9 * MILLI));

    assertThat(watched.endpoint().own().blockingLoops())
        .extracting(OwnStats.Blocking::nanos, OwnStats.Blocking::times)
        .containsExactly(tuple(8 * MILLI, 1L));
  }

  @Test
  void parts_areTheWholeRequestToTheNanosecond() {
    long divided = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      divided += checkRandom(seed);
    }
    assertThat(divided).as("time that was the application's and has a cause").isPositive();
  }

  private long checkRandom(long seed) {
    Random random = new Random(seed);
    Simulation simulation = new Simulation(1 + random.nextInt(4), 1 + random.nextInt(2));
    Watched each = new Watched(simulation.recorded);
    each.meter.measures = random.nextBoolean();
    long[] durations = new long[1];
    long[] times = new long[2];
    each.recorded.onRequest(request -> remember(request, durations, times));
    simulation.run(new RandomProgram(seed, 2, seed % 2 == 0).next());
    for (int i = random.nextInt(6); i > 0; i--) {
      each.overlays.learnt(signal(random, times[0], times[1]));
    }
    each.overlays.close();
    String name = "seed " + seed;
    for (long[] segments : each.segments) {
      assertThat(Arrays.stream(segments).min().getAsLong()).as(name).isNotNegative();
    }
    Snapshot snapshot = each.snapshot();
    long sum = 0;
    long divided = 0;
    for (EndpointView endpoint : snapshot.endpoints()) {
      for (KindTime time : endpoint.time()) {
        assertThat(time.nanos()).as(name).isPositive();
        sum += time.nanos();
        divided += time.kind() == Kind.LOCK || time.kind() == Kind.GC ? time.nanos() : 0;
      }
    }
    assertThat(sum).as(name).isEqualTo(durations[0]);
    assertThat(each.segments.stream().flatMapToLong(Arrays::stream).sum()).isEqualTo(durations[0]);
    return divided;
  }

  private static void remember(Request request, long[] durations, long[] times) {
    durations[0] += request.durationNanos();
    times[0] = request.beginNanos();
    times[1] = request.endNanos();
  }

  private static Signal signal(Random random, long begin, long end) {
    long from = begin + (long) (random.nextDouble() * (end - begin)) - 100;
    long to = from + (long) (random.nextDouble() * (end - begin)) + 1;
    switch (random.nextInt(4)) {
      case 0:
        return new Pause(from, to, true, "");
      case 1:
        return new Pause(from, to, false, "");
      case 2:
        return new Wait(random.nextInt(3), from, to, Kind.SLEEP, "S", null, Wait.NOBODY);
      default:
        return new Wait(random.nextInt(3), from, to, Kind.LOCK, "L", null, Wait.NOBODY);
    }
  }
}
