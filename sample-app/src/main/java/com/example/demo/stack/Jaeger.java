package com.example.demo.stack;

import com.example.demo.Ports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The trace backend, in memory. */
final class Jaeger {

  /** What it listens on beside the two ports that are used: each on a free port too. */
  private static final List<String> UNUSED =
      List.of(
          "--collector.otlp.http.host-port",
          "--query.grpc-server.host-port",
          "--admin.http.host-port",
          "--collector.http-server.host-port",
          "--collector.grpc-server.host-port",
          "--http-server.host-port",
          "--processor.jaeger-binary.server-host-port",
          "--processor.jaeger-compact.server-host-port",
          "--processor.zipkin-compact.server-host-port");

  private final int otlpPort;
  private final int queryPort;

  private Jaeger(int otlpPort, int queryPort) {
    this.otlpPort = otlpPort;
    this.queryPort = queryPort;
  }

  static Jaeger start(Place place) throws Exception {
    Jaeger jaeger = new Jaeger(Ports.free(), Ports.free());
    // What finds no room in its queue, of 2000 spans by default, it drops unsaid.
    List<String> arguments =
        new ArrayList<>(List.of("--memory.max-traces=50000", "--collector.queue-size=100000"));
    arguments.add("--collector.otlp.grpc.host-port=127.0.0.1:" + jaeger.otlpPort);
    arguments.add("--query.http-server.host-port=127.0.0.1:" + jaeger.queryPort);
    for (String unused : UNUSED) {
      arguments.add(unused + "=127.0.0.1:" + Ports.free());
    }
    Map<String, String> environment = Map.of("COLLECTOR_OTLP_ENABLED", "true");
    place.start("jaeger", jaeger.url() + "/api/services", environment, arguments);
    return jaeger;
  }

  String otlp() {
    return "127.0.0.1:" + otlpPort;
  }

  String url() {
    return "http://127.0.0.1:" + queryPort;
  }

  boolean has(String traceId) throws IOException, InterruptedException {
    return Http.isThere(url() + "/api/traces/" + traceId);
  }

  /** Traces of one operation of the shop that took at least so long, the newest first. */
  List<Trace> slower(String operation, int millis) throws IOException, InterruptedException {
    List<Trace> traces = new ArrayList<>();
    JsonNode answer =
        Http.json(
            "%s/api/traces?service=shop&limit=20&lookback=1h&operation=%s&minDuration=%dms"
                .formatted(url(), Http.encode(operation), millis));
    answer.path("data").forEach(trace -> traces.add(Trace.of(trace, operation)));
    return traces;
  }
}
