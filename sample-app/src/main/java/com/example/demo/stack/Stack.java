package com.example.demo.stack;

import com.example.demo.DemoOptions;
import com.example.demo.Ports;
import com.example.demo.Running;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Everything behind the agent, from the last to the first on the way of the data. */
record Stack(
    Path objectives,
    Pager pager,
    Alertmanager alertmanager,
    Prometheus prometheus,
    Jaeger jaeger,
    Collector collector) {

  static Stack start(Place place, DemoOptions options, Running running) throws Exception {
    FileSystemUtils.deleteRecursively(place.folder());
    Path objectives = Outage.objectives(place);
    Path rules = QuickTime.rules(place, options, objectives);
    int collectorPort = Ports.free();
    Pager pager = running.start(Pager::start);
    Jaeger jaeger = Jaeger.start(place);
    Alertmanager alertmanager = Alertmanager.start(place, pager);
    Prometheus prometheus = Prometheus.start(place, alertmanager, collectorPort, rules);
    Collector collector = Collector.start(place, jaeger, prometheus, collectorPort);
    return new Stack(objectives, pager, alertmanager, prometheus, jaeger, collector);
  }

  /** What the agent is told. */
  Map<String, String> agentEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("NARROWS_MODE", "dev");
    environment.put("NARROWS_SLO", objectives.toString());
    environment.put("OTEL_SERVICE_NAME", "shop");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.otlp());
    environment.put("OTEL_METRIC_EXPORT_INTERVAL", 1000 * Prometheus.INTERVAL_SECONDS + "");
    return environment;
  }

  /** Where a command finds the programs. */
  Map<String, String> addresses() {
    return Map.of(
        "PROMETHEUS_URL", prometheus.url(),
        "ALERTMANAGER_URL", alertmanager.url(),
        "JAEGER_URL", jaeger.url(),
        "COLLECTOR_METRICS_URL", collector.metrics());
  }
}
