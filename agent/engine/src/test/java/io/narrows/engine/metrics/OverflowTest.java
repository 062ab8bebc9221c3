package io.narrows.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverflowTest {
  private static final int THREADS = 4;
  private static final int REQUESTS = 20_000;
  private static final int QUERIES = 3;

  private final Aggregates aggregates =
      new Aggregates(
          Layout.standard().exponential(true), Methods.standard(), Rig.NAMES, new OwnThreads());

  /** Drained as fast as possible, now and then, and not at all. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1_000, Integer.MAX_VALUE})
  void counted_isOfferedAtAnyRate(int readEvery) throws InterruptedException {
    Recording recording =
        new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 64);
    recording.tally(aggregates.overflow());
    StackRecorder recorder = new StackRecorder(recording, new Attachments(), new Resources());
    Drain drain = new Drain(recording, List.of(aggregates), error -> {});
    CountDownLatch working = new CountDownLatch(THREADS);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work(recorder);
                } catch (Throwable error) {
                  failure.set(error);
                } finally {
                  working.countDown();
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (long round = 1; working.getCount() > 0; round++) {
      if (readEvery != Integer.MAX_VALUE && round % (readEvery + 1) == 0) {
        drain.drain();
        aggregates.read(all -> {});
      }
      Thread.onSpinWait();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    while (drain.drain() > 0) {
      // the rest
    }

    assertThat(failure.get()).isNull();
    assertThat(count(aggregates.server())).isEqualTo((long) THREADS * REQUESTS);
    assertThat(count(aggregates.database())).isEqualTo((long) THREADS * REQUESTS * QUERIES);
    assertThat(count(aggregates.client())).isEqualTo((long) THREADS * REQUESTS);
    if (readEvery == Integer.MAX_VALUE) {
      assertThat(recording.droppedRequests()).isEqualTo((long) THREADS * REQUESTS - 64);
    }
  }

  @Test
  void request_thatOverflowedKeepsItsKeyAndItsTime() {
    Rig rig = new Rig(2, 1).sink(aggregates);
    rig.recording.tally(aggregates.overflow());
    for (int i = 0; i < 5; i++) {
      Operation request = rig.begin("GET", "/orders");
      rig.recorder.route("/orders", 2);
      rig.query("select orders", 7);
      rig.end(request, 200);
    }
    rig.drain();

    aggregates.read(all -> {});
    List<ServerKey> servers = new ArrayList<>();
    aggregates
        .server()
        .forEach(
            (key, histogram) -> {
              servers.add(key);
              assertThat(histogram.count()).isEqualTo(5);
              assertThat(histogram.sum()).isEqualTo(35_000_000);
            });
    assertThat(servers)
        .containsExactly(new ServerKey("GET", "http", "HTTP/1.1", "/orders", 200, null));
    long[] segments = aggregates.segments().get("/orders");
    assertThat(segments[Segment.DB.ordinal()]).isEqualTo(14_000_000);
    assertThat(segments[Segment.OTHER.ordinal()]).isEqualTo(21_000_000);
  }

  @Test
  void keys_thatFindNoCellAreCountedTogether() {
    Rig rig = new Rig(2, 1).sink(aggregates);
    rig.recording.tally(aggregates.overflow());
    rig.query("select first", 1);
    rig.query("select second", 1);
    for (int i = 0; i < 5_000; i++) {
      rig.query("select t" + i, 1);
    }
    rig.drain();

    assertThat(count(aggregates.database())).isEqualTo(5_002);
    assertThat(aggregates.overflow().withoutKey()).isPositive();
  }

  @Test
  void operations_beyondTheDetailOfTheirRequestAreCounted() {
    Rig rig = new Rig(64, 1).sink(aggregates);
    rig.recording.tally(aggregates.overflow());
    Operation request = rig.begin("GET", "/orders");
    for (int i = 0; i < 6_000; i++) {
      rig.query("select item", 1);
    }
    rig.end(request, 200);
    rig.drain();

    assertThat(count(aggregates.database())).isEqualTo(6_000);
  }

  private static void work(StackRecorder recorder) {
    Remote remote = new Remote("GET", "http", "stock", 80);
    Query[] queries = {
      new Query("select a", Rig.ORDERS_DB),
      new Query("select b", Rig.ORDERS_DB),
      new Query("select c", Rig.ORDERS_DB)
    };
    for (int i = 0; i < REQUESTS; i++) {
      Operation request = recorder.beginRequest(new Incoming("GET", "/orders"));
      recorder.route("/orders/" + i % 7, 2);
      for (int q = 0; q < QUERIES; q++) {
        recorder.end(recorder.begin(Kind.DB_EXEC, queries[q]), -1, null);
      }
      recorder.end(recorder.begin(Kind.HTTP_WAIT, remote), 200, null);
      recorder.endRequest(request, 200, null);
    }
  }

  /** In either kind of buckets. */
  private <K> long count(Series<K> series) {
    long[] count = new long[2];
    aggregates.read(
        all ->
            series.forEach(
                (key, histogram) -> {
                  count[0] += histogram.count();
                  count[1] += histogram.exponential().count();
                }));
    assertThat(count[1]).isEqualTo(count[0]);
    return count[0];
  }
}
