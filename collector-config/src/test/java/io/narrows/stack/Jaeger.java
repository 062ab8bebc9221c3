package io.narrows.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The trace backend: takes OTLP over gRPC and gives back what it stored. */
final class Jaeger implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final int otlpPort;
  private final int queryPort;
  private final int adminPort;
  private final Running running;

  private Jaeger(int otlpPort, int queryPort, int adminPort, Running running) {
    this.otlpPort = otlpPort;
    this.queryPort = queryPort;
    this.adminPort = adminPort;
    this.running = running;
  }

  static Jaeger start(Path folder) throws IOException, InterruptedException {
    return start(folder, Running.freePorts(1)[0]);
  }

  static Jaeger start(Path folder, int otlpPort) throws IOException, InterruptedException {
    return start(folder, otlpPort, 100_000);
  }

  /**
   * With another queue than that of compose.yaml.
   *
   * @param queue spans that may wait to be stored; Jaeger takes what is beyond, and drops it
   */
  static Jaeger start(Path folder, int otlpPort, int queue)
      throws IOException, InterruptedException {
    int[] ports = Running.freePorts(14);
    String[] command = {
      Component.program("jaeger/all-in-one").toString(),
      "--collector.otlp.grpc.host-port=127.0.0.1:" + otlpPort,
      "--collector.otlp.http.host-port=127.0.0.1:" + ports[1],
      "--query.http-server.host-port=127.0.0.1:" + ports[2],
      "--query.grpc-server.host-port=127.0.0.1:" + ports[3],
      "--admin.http.host-port=127.0.0.1:" + ports[4],
      "--collector.http-server.host-port=127.0.0.1:" + ports[5],
      "--collector.grpc-server.host-port=127.0.0.1:" + ports[6],
      "--http-server.host-port=127.0.0.1:" + ports[7],
      "--processor.jaeger-binary.server-host-port=127.0.0.1:" + ports[8],
      "--processor.jaeger-compact.server-host-port=127.0.0.1:" + ports[9],
      "--processor.zipkin-compact.server-host-port=127.0.0.1:" + ports[10],
      "--memory.max-traces=100000",
      "--collector.queue-size=" + queue,
    };
    Running running =
        Running.start(folder, Map.of("COLLECTOR_OTLP_ENABLED", "true"), command)
            .whenReady("http://127.0.0.1:" + ports[4] + "/");
    return new Jaeger(otlpPort, ports[2], ports[4], running);
  }

  /** Spans of each stored trace of a service. */
  Map<String, Integer> traces(String service) throws IOException, InterruptedException {
    JsonNode answer = JSON.readTree(Running.get(url(service)));
    Map<String, Integer> spans = new TreeMap<>();
    for (JsonNode trace : answer.path("data")) {
      spans.put(trace.path("traceID").asText(), trace.path("spans").size());
    }
    return spans;
  }

  /** All spans that it stored of a service. */
  int spans(String service) throws IOException, InterruptedException {
    return traces(service).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Spans that it took and dropped, by its own count. */
  double dropped() throws IOException, InterruptedException {
    return Exposition.sum(adminPort, "jaeger_collector_spans_dropped_total", "");
  }

  /** All that it stored of a service, as text. */
  String text(String service) throws IOException, InterruptedException {
    return Running.get(url(service));
  }

  private String url(String service) {
    return "http://127.0.0.1:"
        + queryPort
        + "/api/traces?limit=100000&lookback=1h&service="
        + service;
  }

  @Override
  public void close() {
    running.close();
  }
}
