package io.narrows.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Collector with one of the configurations of this folder. */
final class Gateway implements AutoCloseable {
  private static final String DECIDED =
      "otelcol_processor_tail_sampling_global_count_traces_sampled_total";

  final int grpcPort;
  final int httpPort;
  private final int metricsPort;
  final Running running;

  private Gateway(int[] ports, Running running) {
    grpcPort = ports[0];
    httpPort = ports[1];
    metricsPort = ports[4];
    this.running = running;
  }

  static Gateway start(Path folder, Map<String, String> settings, String... configurations)
      throws IOException, InterruptedException {
    int[] ports = Running.freePorts(5);
    return start(folder, settings, ports, configurations);
  }

  /** Again where it was before. */
  static Gateway start(
      Path folder, Map<String, String> settings, int[] ports, String... configurations)
      throws IOException, InterruptedException {
    return start(folder, settings, ports, List.of(), configurations);
  }

  /**
   * With a limit on how large its files may become, that of its queue among them: beyond that a
   * write fails as it does on a full disk.
   */
  static Gateway startOnDisk(
      long bytes, Path folder, Map<String, String> settings, String... configurations)
      throws IOException, InterruptedException {
    String limit = "ulimit -f " + bytes / 512 + " && exec \"$@\"";
    List<String> wrapping = List.of("sh", "-c", limit, "sh");
    return start(folder, settings, Running.freePorts(5), wrapping, configurations);
  }

  private static Gateway start(
      Path folder,
      Map<String, String> settings,
      int[] ports,
      List<String> wrapping,
      String... configurations)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("OTLP_BIND", "127.0.0.1");
    environment.put("OTLP_GRPC_PORT", "" + ports[0]);
    environment.put("OTLP_HTTP_PORT", "" + ports[1]);
    environment.put("HEALTH_BIND", "127.0.0.1:" + ports[2]);
    environment.put("ZPAGES_BIND", "127.0.0.1:" + ports[3]);
    environment.put("SELF_METRICS_HOST", "127.0.0.1");
    environment.put("SELF_METRICS_PORT", "" + ports[4]);
    environment.put("COLLECTOR_STATE", folder.resolve("state-" + ports[0]).toString());
    environment.put("FINDINGS_FILE", folder.resolve("findings.json").toString());
    environment.put("TRACES_INSECURE", "true");
    environment.put("DECISION_WAIT", "2s");
    environment.putAll(settings);
    List<String> command = new ArrayList<>(wrapping);
    command.add(Component.program("collector/otelcol").toString());
    for (String configuration : configurations) {
      command.add("--config");
      command.add(configuration);
    }
    Running running = Running.start(folder, environment, command.toArray(new String[0]));
    try {
      running.whenReady("http://127.0.0.1:" + ports[2] + "/");
    } catch (AssertionError failed) {
      running.close();
      throw new AssertionError(running.said(), failed);
    }
    return new Gateway(ports, running);
  }

  /**
   * Settings of an agent that sends its traces here, with the token and the certificates that
   * gateway.yaml asks for, and nothing else.
   *
   * @param trusted the certificate that it has to be shown
   */
  Map<String, String> agent(Certificate trusted, Certificate own, String token) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OTEL_SERVICE_NAME", "orders");
    environment.put("OTEL_METRICS_EXPORTER", "none");
    environment.put("OTEL_LOGS_EXPORTER", "none");
    environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    environment.put("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "https://127.0.0.1:" + httpPort);
    environment.put("OTEL_EXPORTER_OTLP_CERTIFICATE", trusted.certificate().toString());
    environment.put("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE", own.certificate().toString());
    environment.put("OTEL_EXPORTER_OTLP_CLIENT_KEY", own.key().toString());
    environment.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20" + token);
    return environment;
  }

  /** Traces of which it is known whether they are kept. */
  double decided() throws IOException, InterruptedException {
    return counted(DECIDED);
  }

  /** Those that are kept; by then they are in the queue, or counted as lost. */
  double kept() throws IOException, InterruptedException {
    return counted(DECIDED, "sampled=\"true\"");
  }

  /** Spans that the backend took. */
  double sent() throws IOException, InterruptedException {
    return counted("otelcol_exporter_sent_spans_total");
  }

  /** Bytes that wait for a backend. */
  double queuedBytes() throws IOException, InterruptedException {
    return counted("otelcol_exporter_queue_size");
  }

  /** Spans that the queue had no room for. */
  double notQueued() throws IOException, InterruptedException {
    return counted("otelcol_exporter_enqueue_failed_spans_total");
  }

  /** Spans that were taken and will not be stored, by its own count. */
  double lost() throws IOException, InterruptedException {
    return notQueued() + counted("otelcol_exporter_send_failed_spans_total");
  }

  void send(Spans spans) throws IOException, InterruptedException {
    Running.post("http://127.0.0.1:" + httpPort + "/v1/traces", spans.toString());
  }

  /** Whether it took them; false when it says that it cannot now. */
  boolean offer(Spans spans) throws IOException, InterruptedException {
    var answer = Running.offer("http://127.0.0.1:" + httpPort + "/v1/traces", spans.toString());
    if (answer.statusCode() != 200 && answer.statusCode() != 503 && answer.statusCode() != 429) {
      throw new IOException("it answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer.statusCode() == 200;
  }

  /** One of its own counters, summed over its labels; 0 while it is not there. */
  double counted(String name) throws IOException, InterruptedException {
    return counted(name, "");
  }

  /** The same of the series that carry a label. */
  double counted(String name, String label) throws IOException, InterruptedException {
    return Exposition.sum(metricsPort, name, label);
  }

  @Override
  public void close() {
    running.close();
  }
}
