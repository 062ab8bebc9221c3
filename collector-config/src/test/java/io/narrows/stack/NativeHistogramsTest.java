package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.narrows.engine.slo.Windows;
import io.narrows.engine.slo.file.SloFiles;
import io.narrows.engine.slo.rule.Choices;
import io.narrows.engine.slo.rule.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent's exponential histograms in a real Prometheus, and the rules that read them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NativeHistogramsTest {
  private static final String DURATION = "http_server_request_duration_seconds";
  // No bound of a classic histogram, and far from what either kind of request takes.
  private static final String OBJECTIVES =
      """
      version: prometheus/v1
      service: orders
      slos:
        - name: native
          objective: 99
          sli: {plugin: {id: narrows/http-latency, options: {threshold: 1300ms, histogram: native}}}
        - name: both
          objective: 99
          sli: {plugin: {id: narrows/http-latency, options: {threshold: 1300ms, histogram: both}}}
      """;

  @TempDir Path folder;

  @Test
  void objective_isJudgedByWhatArrives() throws Exception {
    Path slo = Files.writeString(folder.resolve("slo.yaml"), OBJECTIVES);
    try (Prometheus prometheus = Prometheus.start(folder, rules(slo));
        Watched changed = service(prometheus, slo, "BASE2_EXPONENTIAL_BUCKET_HISTOGRAM");
        Watched old = service(prometheus, slo, "EXPLICIT_BUCKET_HISTOGRAM")) {
      // That they are ready was a request to each; a rate is of what comes after the first sample.
      Running.until("the first of both", () -> counted(prometheus) == 2);
      ask(changed.port, 7, 3);
      ask(old.port, 10, 0);
      Running.until("all that were asked", () -> counted(prometheus) == 22);

      JsonNode series = prometheus.ask(DURATION);
      assertThat(series).hasSize(1);
      assertThat(series.get(0).get("histogram").get(1).get("count").asText()).isEqualTo("11");
      assertThat(prometheus.number("count(" + DURATION + "_bucket{le=\"1.3\"})")).isEqualTo(1);
      Running.until("the rules", () -> !Double.isNaN(ratio(prometheus, "both")));
      Running.until("three of ten", () -> Math.abs(ratio(prometheus, "native") - 0.3) < 0.001);
      // How far each rate reaches beyond its samples differs a little. A rule judges this one after
      // the other.
      Running.until("three of twenty", () -> Math.abs(ratio(prometheus, "both") - 0.15) <= 0.02);
    }
  }

  private static Path rules(Path slo) throws IOException {
    SloFiles files = new SloFiles(Windows.STANDARD);
    files.read(slo);
    assertThat(files.refusals()).isEmpty();
    Choices choices = new Choices(Windows.STANDARD, 5, "http://localhost:3000", "runbooks");
    return Files.writeString(slo.resolveSibling("rules.yml"), RuleFile.of(files.slos(), choices));
  }

  private Watched service(Prometheus prometheus, Path slo, String aggregation) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("OTEL_SERVICE_NAME", "orders");
    environment.put("OTEL_TRACES_EXPORTER", "none");
    environment.put("OTEL_LOGS_EXPORTER", "none");
    environment.put("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", prometheus.otlpMetrics());
    environment.put("OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", aggregation);
    environment.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
    return Watched.start(folder, environment, "slo=" + slo);
  }

  /** All at once: the slow ones wait beside each other. */
  private static void ask(int port, int fast, int slow) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(fast + slow);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < fast + slow; i++) {
        String url = "http://127.0.0.1:" + port + (i < fast ? "/fast" : "/slow");
        answers.add(clients.submit(() -> Running.get(url)));
      }
      for (Future<String> answer : answers) {
        answer.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static double counted(Prometheus prometheus) throws IOException, InterruptedException {
    return prometheus.number(
        "histogram_count(sum(" + DURATION + ")) + sum(" + DURATION + "_count)");
  }

  private static double ratio(Prometheus prometheus, String name)
      throws IOException, InterruptedException {
    return prometheus.number("slo:sli_error:ratio_rate5m{slo_id=\"orders-" + name + "\"}");
  }
}
