package io.narrows.load.sizing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running Collector. */
final class Collector implements AutoCloseable {
  final int grpcPort;
  final int httpPort;
  final Path state;
  final Program program;
  private final String metrics;

  private Collector(int[] ports, Path state, Program program) {
    grpcPort = ports[0];
    httpPort = ports[1];
    metrics = "http://127.0.0.1:" + ports[4] + "/metrics";
    this.state = state;
    this.program = program;
  }

  /**
   * @param settings of the environment
   * @param overrides of the configuration, as --config takes them
   */
  static Collector start(
      Place place, String configuration, Map<String, String> settings, String... overrides)
      throws IOException, InterruptedException {
    int[] ports = Program.freePorts(5);
    Path state = place.folder().resolve("state-" + ports[0]);
    Map<String, String> environment = new HashMap<>();
    environment.put("OTLP_BIND", "127.0.0.1");
    environment.put("OTLP_GRPC_PORT", "" + ports[0]);
    environment.put("OTLP_HTTP_PORT", "" + ports[1]);
    environment.put("HEALTH_BIND", "127.0.0.1:" + ports[2]);
    environment.put("ZPAGES_BIND", "127.0.0.1:" + ports[3]);
    environment.put("SELF_METRICS_HOST", "127.0.0.1");
    environment.put("SELF_METRICS_PORT", "" + ports[4]);
    environment.put("COLLECTOR_STATE", state.toString());
    environment.put("FINDINGS_FILE", place.folder().resolve("findings.json").toString());
    environment.put("TRACES_INSECURE", "true");
    environment.put("DECISION_WAIT", Cases.DECISION_WAIT_SECONDS + "s");
    environment.putAll(settings);
    ports[0] = Integer.parseInt(environment.get("OTLP_GRPC_PORT"));
    Path file = place.root().resolve("collector-config").resolve(configuration);
    List<String> command = new ArrayList<>();
    command.addAll(List.of(place.component("collector/otelcol"), "--config", file.toString()));
    for (String override : overrides) {
      command.addAll(List.of("--config", override));
    }
    Program program =
        Program.start(place.folder(), environment, command)
            .whenReady("http://127.0.0.1:" + ports[2] + "/");
    return new Collector(ports, state, program);
  }

  /** Where the Collector that is measured sends to. */
  Map<String, String> asBackend() {
    return Map.of(
        "TRACES_ENDPOINT", "127.0.0.1:" + grpcPort,
        "PROMETHEUS_OTLP", "http://127.0.0.1:" + httpPort,
        "LOGS_OTLP", "http://127.0.0.1:" + httpPort);
  }

  URI http() {
    return URI.create("http://127.0.0.1:" + httpPort);
  }

  /** One of its own metrics, summed. */
  double counted(String name) throws IOException, InterruptedException {
    return Exposition.sum(metrics, name);
  }

  double spans() throws IOException, InterruptedException {
    return counted("otelcol_receiver_accepted_spans_total");
  }

  double points() throws IOException, InterruptedException {
    return counted("otelcol_receiver_accepted_metric_points_total");
  }

  @Override
  public void close() {
    program.close();
  }
}
