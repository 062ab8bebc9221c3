package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.metrics.Drops;
import io.narrows.engine.metrics.Exemplar;
import io.narrows.engine.metrics.Rig;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which spans a request has, and what is said of those that were sent. */
class SpanSinkTest extends SentSpans {
  @Test
  void rowsAndWaits_areNoSpansButTheWaitIsSaid() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    rig.operation(Kind.DB_ACQUIRE, null, 8, -1, null);
    rig.query("select orders", 7);
    rig.operation(Kind.DB_FETCH, null, 3, 12, null);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET", "select orders");
    assertThat(attributes(one("GET"))).contains(entry("narrows.pool.wait_ms", 8.0));
  }

  @Test
  void task_thatDidSomethingIsASpanBetween() throws InterruptedException {
    Rig rig = rig(1, null);
    Runnable task = () -> {};
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.submitted(null, task, 0);
    onThread("worker-7", () -> runTask(rig, task, true));
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData run = one("worker task");
    assertThat(run.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(attributes(run)).contains(entry("thread.name", "worker-7"));
    assertThat(run.getParentSpanId()).isEqualTo(one("GET").getSpanId());
    assertThat(one("select stock").getParentSpanId()).isEqualTo(run.getSpanId());
  }

  @Test
  void task_thatDidNothingIsNoSpan() throws InterruptedException {
    Rig rig = rig(1, null);
    Runnable task = () -> {};
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.submitted(null, task, 0);
    onThread("worker-7", () -> runTask(rig, task, false));
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET");
  }

  @Test
  void spans_ofOneRequestAreBoundedAndTheRestIsCounted() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    for (int i = 0; i < 600; i++) {
      rig.query("select item", 1);
    }
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(sent).hasSize(512);
    assertThat(drops.of(Drops.Item.SPAN, Drops.Reason.OVER_LIMIT)).isEqualTo(89);
  }

  @Test
  void exemplars_pointAtSentSpansOnly() {
    Rig rig = rig(0, Duration.ofMillis(50));
    Operation quick = rig.begin("GET", "/orders");
    rig.query("select orders", 2);
    rig.end(quick, 200);
    Operation slow = rig.begin("GET", "/orders");
    rig.query("select orders", 80);
    rig.end(slow, 200);
    rig.drain();
    outbox.flush();

    List<Exemplar> exemplars = new ArrayList<>();
    aggregates.read(
        all -> {
          all.server().forEach((key, histogram) -> collect(histogram.exemplars(), exemplars));
          all.database().forEach((key, histogram) -> collect(histogram.exemplars(), exemplars));
        });
    assertThat(exemplars).hasSize(2).allSatisfy(e -> assertThat(e.value()).isEqualTo(80_000_000));
    assertThat(exemplars)
        .extracting(e -> io.narrows.engine.recording.Propagation.spanId(e.spanId()))
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(SpanData::getSpanId).toList());
  }

  private static void collect(Exemplar[] from, List<Exemplar> into) {
    for (int i = 0; from != null && i < from.length; i++) {
      if (from[i] != null) {
        into.add(from[i]);
      }
    }
  }

  private static void runTask(Rig rig, Runnable task, boolean query) {
    Operation run = rig.recorder.beginTask(task);
    if (query) {
      rig.query("select stock", 4);
    }
    rig.pass(1);
    rig.recorder.endTask(run, null);
  }

  private static void onThread(String name, Runnable work) throws InterruptedException {
    Thread thread = new Thread(work, name);
    thread.start();
    thread.join();
  }
}
