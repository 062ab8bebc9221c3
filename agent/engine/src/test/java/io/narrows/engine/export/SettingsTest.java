package io.narrows.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.engine.export.log.Events;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code OTEL_*} means, where it is more than where to send. */
class SettingsTest {
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
