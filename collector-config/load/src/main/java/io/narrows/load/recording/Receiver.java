package io.narrows.load.recording;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.GZIPInputStream;

/**
 * Takes OTLP over HTTP on loopback and keeps the end of it: a service that has just started is not
 * what a Collector meets.
 */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final int spansToKeep;
  private final Deque<ResourceSpans> traces = new ArrayDeque<>();
  private final ExportLogsServiceRequest.Builder logs = ExportLogsServiceRequest.newBuilder();
  private ExportMetricsServiceRequest metrics = ExportMetricsServiceRequest.getDefaultInstance();
  private long spans;

  private Receiver(HttpServer server, int spansToKeep) {
    this.server = server;
    this.spansToKeep = spansToKeep;
  }

  static Receiver start(int spansToKeep) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server, spansToKeep);
    server.createContext("/", receiver::receive);
    server.start();
    return receiver;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      var body = exchange.getRequestBody();
      byte[] message = (isPacked ? new GZIPInputStream(body) : body).readAllBytes();
      int status = keep(exchange.getRequestURI().getPath(), message) ? 200 : 404;
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private synchronized boolean keep(String path, byte[] message) throws IOException {
    switch (path) {
      case "/v1/traces":
        ExportTraceServiceRequest.parseFrom(message).getResourceSpansList().forEach(this::keep);
        return true;
      case "/v1/metrics":
        // The last one knows the most series.
        metrics = ExportMetricsServiceRequest.parseFrom(message);
        return true;
      case "/v1/logs":
        logs.mergeFrom(message);
        return true;
      default:
        return false;
    }
  }

  private void keep(ResourceSpans received) {
    traces.addLast(received);
    spans += count(received);
    while (spans - count(traces.getFirst()) >= spansToKeep) {
      spans -= count(traces.removeFirst());
    }
  }

  private static int count(ResourceSpans of) {
    return of.getScopeSpansList().stream().mapToInt(scope -> scope.getSpansCount()).sum();
  }

  /** What came until now. */
  synchronized Recording recording() {
    return new Recording(
        ExportTraceServiceRequest.newBuilder().addAllResourceSpans(traces).build(),
        metrics,
        logs.build());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
