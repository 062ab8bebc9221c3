package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real agent in a JVM of its own while its Collector fails: requests go on, and each is stored
 * as a trace or counted by the agent as dropped.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AgentFaultsTest {
  private static final String KEEP_ALL =
      "yaml:{processors: {tail_sampling: {policies: [{name: all, type: always_sample}]}}}";
  private static final String REFUSE_ALL = "yaml:processors::memory_limiter::limit_mib: 1";
  private static final String REFUSED = "otelcol_receiver_refused_spans_total";
  private static final String DROPPED =
      "sum(narrows_agent_dropped_items_total{narrows_signal=\"span\"})";
  private static final String SERVED = "sum(http_server_request_duration_seconds_count)";
  private static final int AROUND = 20;

  /** So many may wait in the agent: fewer than come while its Collector fails. */
  private static final int ROOM = 50;

  @TempDir Path folder;
  private Jaeger jaeger;
  private Prometheus prometheus;
  private int[] ports;

  @BeforeEach
  void startBackends() throws IOException, InterruptedException {
    jaeger = Jaeger.start(folder);
    Path noRules = Files.writeString(folder.resolve("no-rules.yml"), "groups: []\n");
    prometheus = Prometheus.start(folder, noRules);
    ports = Running.freePorts(5);
  }

  @AfterEach
  void stopBackends() {
    prometheus.close();
    jaeger.close();
  }

  @Test
  void collectorKilled_requestsGoOnAndEachIsStoredOrCounted() throws Exception {
    try (Watched service = service(ports[1])) {
      try (Gateway first = collector()) {
        service.ask(AROUND);
        Running.until("all requests in Jaeger", () -> jaeger.spans("orders") == service.made());
        first.running.kill();
      }
      service.ask(Spans.MANY);
      try (Gateway second = collector()) {
        assertEachIsStoredOrCounted(service);
      }
    }
  }

  @Test
  void collectorThatHangs_requestsGoOnAndEachIsStoredOrCounted() throws Exception {
    try (Relay wire = Relay.to(ports[1]);
        Gateway collector = collector();
        Watched service = service(wire.port())) {
      service.ask(AROUND);
      Running.until("all requests in Jaeger", () -> jaeger.spans("orders") == service.made());
      wire.stall();
      service.ask(Spans.MANY);
      // What the wire still holds goes with it: else something would be stored and counted as lost.
      wire.cut();
      wire.flow();
      assertEachIsStoredOrCounted(service);
    }
  }

  @Test
  void collectorThatRefuses_requestsGoOnAndEachIsStoredOrCounted() throws Exception {
    // It looks at its memory once a second. What it took before that would be gone with it,
    // uncounted.
    Gateway refusing = collector(REFUSE_ALL);
    try (refusing;
        Watched service = serviceWhenRefused(refusing)) {
      double before = refusing.counted(REFUSED);
      service.ask(Spans.MANY);
      Running.until("something to be refused", () -> refusing.counted(REFUSED) > before);
      refusing.close();
      try (Gateway second = collector()) {
        assertEachIsStoredOrCounted(service);
      }
    }
  }

  private Watched serviceWhenRefused(Gateway refusing) throws IOException {
    Spans probe = new Spans("probe").server(1, 5, Map.of());
    Running.until("the probe to be refused", () -> !refusing.offer(probe));
    return service(ports[1]);
  }

  private void assertEachIsStoredOrCounted(Watched service)
      throws IOException, InterruptedException {
    int before = jaeger.spans("orders");
    service.ask(AROUND);
    Running.until("requests after the fault in Jaeger", () -> jaeger.spans("orders") > before);
    Running.until(
        "every request in the histogram", () -> prometheus.number(SERVED) == service.made());
    Running.until(
        "every request to be stored or counted",
        () -> jaeger.spans("orders") + prometheus.number(DROPPED) == service.made());
    assertThat(prometheus.number(DROPPED))
        .as("dropped of " + service.made())
        .isBetween(1.0, (double) Spans.MANY + AROUND);
    assertThat(service.running.isAlive()).isTrue();
  }

  private Gateway collector(String... overlays) throws IOException, InterruptedException {
    String metrics = prometheus.otlpMetrics();
    Map<String, String> settings =
        Map.of(
            "TRACES_ENDPOINT",
            "127.0.0.1:" + jaeger.otlpPort,
            "PROMETHEUS_OTLP",
            metrics.substring(0, metrics.length() - "/v1/metrics".length()),
            "DECISION_WAIT",
            "1s");
    String[] files = new String[overlays.length + 2];
    files[0] = "single-node.yaml";
    files[1] = KEEP_ALL;
    System.arraycopy(overlays, 0, files, 2, overlays.length);
    return Gateway.start(folder, settings, ports, files);
  }

  private Watched service(int otlpPort) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("OTEL_SERVICE_NAME", "orders");
    environment.put("OTEL_LOGS_EXPORTER", "none");
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    environment.put("OTEL_BSP_MAX_QUEUE_SIZE", "" + ROOM);
    environment.put("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "" + ROOM);
    environment.put("OTEL_METRIC_EXPORT_INTERVAL", "1000");
    environment.put("OTEL_EXPORTER_OTLP_TIMEOUT", "2000");
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + otlpPort);
    return Watched.start(folder, environment, "");
  }
}
