package com.example.demo.stack;

import com.example.demo.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our Collector with {@code single-node.yaml} as it is shipped. */
final class Collector {

  /** How long it waits for the rest of a trace: all of the shop's comes from one process. */
  private static final String DECISION_WAIT = "2s";

  private final int httpPort;
  private final int metricsPort;

  private Collector(int httpPort, int metricsPort) {
    this.httpPort = httpPort;
    this.metricsPort = metricsPort;
  }

  static Collector start(Place place, Jaeger jaeger, Prometheus prometheus, int metricsPort)
      throws Exception {
    Collector collector = new Collector(Ports.free(), metricsPort);
    int health = Ports.free();
    Map<String, String> settings = new HashMap<>();
    settings.put("OTLP_GRPC_PORT", String.valueOf(Ports.free()));
    settings.put("OTLP_HTTP_PORT", String.valueOf(collector.httpPort));
    settings.put("HEALTH_BIND", "127.0.0.1:" + health);
    settings.put("ZPAGES_BIND", "127.0.0.1:" + Ports.free());
    settings.put("SELF_METRICS_PORT", String.valueOf(metricsPort));
    settings.put("COLLECTOR_STATE", place.file("collector").toString());
    settings.put("FINDINGS_FILE", place.file("findings.json").toString());
    settings.put("TRACES_ENDPOINT", jaeger.otlp());
    settings.put("PROMETHEUS_OTLP", prometheus.url() + "/api/v1/otlp");
    settings.put("DECISION_WAIT", DECISION_WAIT);
    place.start(
        "collector",
        "http://127.0.0.1:" + health + "/",
        settings,
        List.of("--config", place.shipped("single-node.yaml").toString()));
    return collector;
  }

  String otlp() {
    return "http://127.0.0.1:" + httpPort;
  }

  String metrics() {
    return "http://127.0.0.1:" + metricsPort + "/metrics";
  }
}
