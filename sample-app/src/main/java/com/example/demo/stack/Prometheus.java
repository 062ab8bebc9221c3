package com.example.demo.stack;

import com.example.demo.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Prometheus with the shipped configuration and alerts, and the rules of the shop's objectives. */
final class Prometheus {

  /** Of its scrapes, its rules, and of what the agent sends. */
  static final int INTERVAL_SECONDS = 2;

  private final int port;

  private Prometheus(int port) {
    this.port = port;
  }

  static Prometheus start(Place place, Alertmanager alertmanager, int collectorPort, Path rules)
      throws Exception {
    Prometheus prometheus = new Prometheus(Ports.free());
    String every = INTERVAL_SECONDS + "s";
    Shipped configuration =
        Shipped.of(place.shipped("prometheus/prometheus.yml"))
            .with("scrape_interval: 15s", "scrape_interval: " + every)
            .with("evaluation_interval: 15s", "evaluation_interval: " + every)
            .with("../rules/*.yml", place.shipped("rules/*.yml"))
            .with("../slo/*.rules.yml", rules)
            .with("127.0.0.1:9093", alertmanager.address())
            .with("127.0.0.1:8888", "127.0.0.1:" + collectorPort);
    Path file = place.write("prometheus.yml", configuration.text());
    place.start(
        "prometheus",
        prometheus.url() + "/-/ready",
        Map.of(),
        List.of(
            "--config.file=" + file,
            "--storage.tsdb.path=" + place.file("prometheus"),
            "--web.listen-address=127.0.0.1:" + prometheus.port,
            "--web.enable-otlp-receiver",
            "--enable-feature=exemplar-storage"));
    return prometheus;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** One series of an answer: its labels, and its value now. */
  record Row(JsonNode labels, double value) {
    String label(String name) {
      return labels.path(name).asString("");
    }
  }

  /** The series of an expression, the largest first. */
  List<Row> query(String expression) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    JsonNode answer = Http.json(url() + "/api/v1/query?query=" + Http.encode(expression));
    for (JsonNode row : answer.path("data").path("result")) {
      String value = row.path("value").get(1).asString();
      rows.add(new Row(row.path("metric"), Double.parseDouble(value.replace("Inf", "Infinity"))));
    }
    rows.sort((a, b) -> Double.compare(b.value(), a.value()));
    return rows;
  }

  /** The trace ids that the exemplars of these series name. */
  Set<String> exemplars(String series, long sinceSeconds) throws IOException, InterruptedException {
    Set<String> traces = new TreeSet<>();
    JsonNode answer =
        Http.json(
            "%s/api/v1/query_exemplars?query=%s&start=%d&end=%d"
                .formatted(
                    url(), Http.encode(series), sinceSeconds, System.currentTimeMillis() / 1000));
    for (JsonNode one : answer.path("data")) {
      one.path("exemplars")
          .forEach(exemplar -> traces.add(exemplar.path("labels").path("trace_id").asString("")));
    }
    return traces;
  }
}
