package io.narrows.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.export.log.Events;
import io.narrows.engine.recording.Remote;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What {@code OTEL_*} means, where it is more than where to send. */
class SettingsTest {
  private static final String EXPONENTIAL =
      ",otel.exporter.otlp.metrics.default.histogram.aggregation=BASE2_EXPONENTIAL_BUCKET_HISTOGRAM";

  @Test
  void delta_showsWhatWasAddedSinceTheLastTime() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig =
            new ExportRig(
                to(receiver) + ",otel.exporter.otlp.metrics.temporality.preference=delta")) {
      rig.request("/orders");
      rig.request("/orders");
      rig.flush();
      assertThat(point(receiver).getCount()).isEqualTo(2);
      long firstEnd = point(receiver).getTimeUnixNano();
      rig.rig.pass(1_000);
      rig.request("/orders");
      rig.flush();

      Metric metric = receiver.metric("http.server.request.duration");
      assertThat(metric.getHistogram().getAggregationTemporality())
          .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
      assertThat(point(receiver).getCount()).isEqualTo(1);
      assertThat(point(receiver).getSum()).isCloseTo(0.005, within(1e-9));
      assertThat(point(receiver).getStartTimeUnixNano()).isEqualTo(firstEnd);
      assertThat(receiver.metric("jvm.memory.used").getSum().getAggregationTemporality())
          .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    }
  }

  @Test
  void exponential_isEveryHistogram_andNothingElseChanges() throws Exception {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(to(receiver) + EXPONENTIAL)) {
      someOfEveryHistogram(rig);
      rig.flush();

      Map<String, Long> counts = new TreeMap<>();
      receiver.metrics.forEach(
          (name, metric) -> {
            assertThat(metric.hasHistogram()).as(name).isFalse();
            if (metric.hasExponentialHistogram()) {
              counts.put(name, exponential(metric).getCount());
            }
          });
      assertThat(counts)
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "http.server.request.duration", 1L,
                  "http.client.request.duration", 1L,
                  "db.client.operation.duration", 1L,
                  "db.client.response.returned_rows", 1L,
                  "narrows.request.db_calls", 1L,
                  "narrows.executor.queue.wait_time", 1L,
                  "narrows.executor.task.duration", 1L));
      Metric requests = receiver.metric("http.server.request.duration");
      // 12 ms as of the one request: one bucket of the finest scale, and an example of it.
      ExponentialHistogramDataPoint point = exponential(requests);
      assertThat(point.getScale()).isEqualTo(20);
      assertThat(point.getPositive().getBucketCountsList()).containsExactly(1L);
      double upper = Math.pow(2, (point.getPositive().getOffset() + 1) / Math.pow(2, 20));
      assertThat(upper).isCloseTo(0.012, within(1e-7));
      assertThat(point.getSum()).isCloseTo(0.012, within(1e-9));
      assertThat(point.getExemplarsList()).hasSize(1);
      assertThat(requests.getExponentialHistogram().getAggregationTemporality())
          .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
    }
  }

  @Test
  void exponentialDelta_showsWhatWasAddedSinceTheLastTime_alsoWhenItBecameCoarser()
      throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig =
            new ExportRig(
                to(receiver)
                    + EXPONENTIAL
                    + ",otel.exporter.otlp.metrics.temporality.preference=delta")) {
      rig.request("/orders");
      rig.flush();
      assertThat(exponential(receiver.metric("http.server.request.duration")).getScale())
          .isEqualTo(20);
      Operation slow = rig.rig.begin("GET", "/path");
      rig.rig.recorder.route("/orders", 2);
      rig.rig.pass(5_000);
      rig.rig.end(slow, 200);
      rig.rig.drain();
      rig.flush();

      Metric metric = receiver.metric("http.server.request.duration");
      assertThat(metric.getExponentialHistogram().getAggregationTemporality())
          .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
      ExponentialHistogramDataPoint point = exponential(metric);
      assertThat(point.getCount()).isEqualTo(1);
      assertThat(point.getSum()).isCloseTo(5, within(1e-9));
      // From 5 ms to 5 s are ten doublings: 16 buckets each are 160.
      assertThat(point.getScale()).isEqualTo(3);
      assertThat(point.getPositive().getBucketCountsList()).endsWith(1L).containsOnlyOnce(1L);
    }
  }

  @Test
  void exponential_isForOtlp_notForTheConsole() {
    PrintStream stdout = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (ExportRig rig =
        new ExportRig(
            "otel.traces.exporter=none,otel.metrics.exporter=console,otel.logs.exporter=none"
                + EXPONENTIAL)) {
      rig.request("/orders");
      rig.flush();
    } finally {
      System.setOut(stdout);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("metric 'http.server.request.duration' s ImmutableHistogramPointData");
  }

  @Test
  void unknownAggregation_leavesTheExporterAsItIs() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig =
            new ExportRig(
                to(receiver)
                    + ",otel.exporter.otlp.metrics.default.histogram.aggregation=summary")) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.facts.settings().problems())
          .singleElement()
          .asString()
          .contains("=summary: accepted is EXPLICIT_BUCKET_HISTOGRAM, BASE2_EXPONENTIAL_BUCKET");
      assertThat(point(receiver).getCount()).isEqualTo(1);
    }
  }

  private static void someOfEveryHistogram(ExportRig rig) {
    Operation request = rig.rig.begin("GET", "/path");
    rig.rig.recorder.route("/orders", 2);
    rig.rig.query("select orders", 5);
    rig.rig.operation(Kind.DB_FETCH, rig.rig.lastQuery(), 2, 12, null);
    rig.rig.operation(Kind.HTTP_WAIT, new Remote("GET", "http", "stock", 80), 5, 500, null);
    rig.rig.end(request, 200);
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(5));
    Runnable task = () -> {};
    rig.rig.recorder.submitted(executor, task, 0);
    rig.rig.recorder.endTask(rig.rig.recorder.beginTask(task), null);
    rig.rig.drain();
    executor.shutdown();
  }

  private static ExponentialHistogramDataPoint exponential(Metric metric) {
    return metric.getExponentialHistogram().getDataPointsList().get(0);
  }

  @Test
  void cumulative_showsAllSinceTheStart() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(to(receiver))) {
      rig.request("/orders");
      rig.flush();
      long start = point(receiver).getStartTimeUnixNano();
      rig.request("/orders");
      rig.flush();

      assertThat(point(receiver).getCount()).isEqualTo(2);
      assertThat(point(receiver).getStartTimeUnixNano()).isEqualTo(start);
    }
  }

  @Test
  void event_arrivesWithItsNameAndAttributes() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(to(receiver))) {
      Map<String, Object> attributes = new LinkedHashMap<>();
      attributes.put("text", "a");
      attributes.put("whole", 7);
      attributes.put("half", 0.5);
      attributes.put("yes", true);
      rig.exports.events().emit("narrows.test", Events.Level.WARN, "what it says", attributes);
      rig.flush();

      LogRecord log = receiver.logs.get(0);
      assertThat(log.getEventName()).isEqualTo("narrows.test");
      assertThat(log.getBody().getStringValue()).isEqualTo("what it says");
      assertThat(log.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_WARN);
      assertThat(log.getAttributesList())
          .extracting(a -> a.getKey() + " " + a.getValue().getValueCase())
          .containsExactlyInAnyOrder(
              "text STRING_VALUE", "whole INT_VALUE", "half DOUBLE_VALUE", "yes BOOL_VALUE");
    }
  }

  @Test
  void none_sendsNothingAndMakesNoSpans() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig =
            new ExportRig(
                to(receiver)
                    + ",otel.traces.exporter=none,otel.metrics.exporter=none,"
                    + "otel.logs.exporter=none")) {
      rig.request("/orders");
      rig.flush();

      assertThat(receiver.paths).isEmpty();
      assertThat(rig.exports.spans().offered()).isZero();
    }
  }

  @Test
  void disabled_sendsNothing() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(to(receiver) + ",otel.sdk.disabled=true")) {
      rig.request("/orders");
      rig.flush();

      assertThat(receiver.paths).isEmpty();
    }
  }

  @Test
  void console_printsEachItem() {
    PrintStream stdout = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (ExportRig rig =
        new ExportRig(
            "otel.traces.exporter=console,otel.metrics.exporter=console,"
                + "otel.logs.exporter=console")) {
      rig.request("/orders");
      rig.exports.events().emit("narrows.test", Events.Level.INFO, "a body", Map.of());
      rig.flush();
    } finally {
      System.setOut(stdout);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "span 'GET /orders' SERVER",
            "span 'select orders' CLIENT",
            "metric 'http.server.request.duration' s",
            "log 'narrows.test' INFO a body");
  }

  @Test
  void unknownExporter_isRefusedInOneLineAndOtlpIsUsed() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(to(receiver) + ",otel.traces.exporter=zipkin")) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.said())
          .contains("otel.traces.exporter=zipkin is not one of otlp, console, none");
      assertThat(receiver.spanCount()).isEqualTo(2);
    }
  }

  @Test
  void malformedEndpoint_isSaidAndNothingBreaks() {
    try (ExportRig rig = new ExportRig("otel.exporter.otlp.endpoint=localhost:4318")) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.said()).contains("no traces are exported").contains("localhost:4318");
    }
  }

  @Test
  void malformedNumber_isSaidAndTheDefaultIsUsed() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(to(receiver) + ",otel.bsp.max.queue.size=many")) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.said()).contains("otel.bsp.max.queue.size").contains("many");
      assertThat(receiver.spanCount()).isEqualTo(2);
    }
  }

  @Test
  void resourceAttributes_winOverWhatWasFound() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig =
            new ExportRig(
                to(receiver) + ",otel.resource.attributes=service.instance.id=one%20two")) {
      rig.request("/orders");
      rig.flush();

      assertThat(receiver.resources.get(0).getAttributesList())
          .anySatisfy(
              a -> {
                assertThat(a.getKey()).isEqualTo("service.instance.id");
                assertThat(a.getValue().getStringValue()).isEqualTo("one two");
              });
    }
  }

  private static HistogramDataPoint point(Receiver receiver) {
    return receiver
        .metric("http.server.request.duration")
        .getHistogram()
        .getDataPointsList()
        .get(0);
  }

  private static String to(Receiver receiver) {
    return "otel.exporter.otlp.endpoint=http://127.0.0.1:" + receiver.port();
  }
}
