package io.narrows.engine.slo.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Objectives.Objective;
import io.narrows.engine.recording.Request;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import io.narrows.facts.settings.HistogramAggregation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectivesTest {
  private static final String TEXT =
      """
      version: prometheus/v1
      service: orders
      slos:
        - name: all
          objective: 80
          sli: {plugin: {id: narrows/http-latency, options: {threshold: 2s}}}
        - name: some
          objective: 99
          sli: {plugin: {id: narrows/http-latency, options: {threshold: 300ms, route: "/a/.*"}}}
        - name: queries
          objective: 99
          sli: {plugin: {id: narrows/db-latency, options: {threshold: 20ms}}}
        - name: raw
          objective: 99
          sli:
            events:
              error_query: >-
                sum(rate(http_client_request_duration_seconds_bucket{le="0.4"}[{{.window}}]))
              total_query: sum(rate(http_client_request_duration_seconds_count[{{.window}}]))
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void layout_hasTheThresholdsOfEachKind() throws IOException {
    Objectives objectives = read(TEXT, "orders");

    assertThat(objectives.layout().server().bounds()).contains(0.3, 2.0, 2.5).hasSize(16);
    assertThat(objectives.layout().database().bounds()).contains(0.02).hasSize(10);
    assertThat(objectives.layout().client().bounds()).contains(0.4).hasSize(15);
    assertThat(said()).isEmpty();
  }

  @Test
  void layout_hasNoThresholdsThatOnlyNativeHistogramsNeed() throws IOException {
    Objectives objectives = read(TEXT.replace("20ms", "20ms, histogram: native"), "orders");

    assertThat(objectives.layout().database().bounds()).hasSize(9);
  }

  @Test
  void objective_thatReadsWhatIsNotSent_isALine() throws IOException {
    String mixed =
        TEXT.replace("20ms", "20ms, histogram: native").replace("2s", "2s, histogram: both");
    read(mixed, "orders");

    assertThat(said().lines())
        .singleElement()
        .asString()
        .contains("orders-queries reads native histograms")
        .contains(
            "with otel.exporter.otlp.metrics.default.histogram.aggregation="
                + "EXPLICIT_BUCKET_HISTOGRAM this agent sends none: its options need histogram:"
                + " classic");
  }

  @Test
  void nanos_areOfTheStrictestObjectiveOfTheRoute() throws IOException {
    Objectives objectives = read(TEXT, "orders");

    assertThat(objectives.nanos("/a/{id}")).isEqualTo(300_000_000);
    assertThat(objectives.nanos("/b")).isEqualTo(2_000_000_000);
    assertThat(objectives.nanos(null)).isEqualTo(2_000_000_000);
  }

  @Test
  void objectives_ofAnotherService_areNotOurs() throws IOException {
    Objectives objectives = read(TEXT, "basket");

    assertThat(objectives.nanos("/a/{id}")).isNegative();
    assertThat(objectives.layout().server().bounds()).hasSize(14);
    assertThat(said()).contains("has no objective of this service, basket, but of orders");
  }

  @Test
  void file_thatIsBroken_isALine_andTheRestOfItCounts() throws IOException {
    Objectives objectives = read(TEXT.replace("300ms", "soon"), "orders");

    assertThat(said().lines()).singleElement().asString().contains("soon: accepted is a duration");
    assertThat(objectives.nanos("/a/{id}")).isEqualTo(2_000_000_000);
  }

  @Test
  void file_thatIsNotThere_isALine() {
    Objectives objectives =
        Objectives.read(folder.resolve("none"), "orders", HistogramAggregation.DEFAULT, log());

    assertThat(said().lines()).singleElement().asString().contains("none: cannot be read");
    assertThat(objectives.nanos("/a")).isNegative();
  }

  private Objectives read(String text, String service) throws IOException {
    Path file = Files.writeString(folder.resolve("slo.yaml"), text);
    return Objectives.read(file, service, HistogramAggregation.DEFAULT, log());
  }

  private Log log() {
    return new Log(Level.INFO, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void promises_areOfTheStrictestObjectiveOfTheEndpoint() throws IOException {
    io.narrows.engine.analysis.Objectives promises = read(TEXT, "orders").promises();

    assertThat(promises.of(new Endpoint(Request.Root.SERVER, "GET /a/{id}")))
        .isEqualTo(new Objective(300_000_000, 0.99));
    assertThat(promises.of(new Endpoint(Request.Root.SERVER, "GET (unmatched)")))
        .isEqualTo(new Objective(2_000_000_000, 0.8));
    assertThat(promises.of(new Endpoint(Request.Root.TASK, "task on jobs"))).isNull();
  }
}
