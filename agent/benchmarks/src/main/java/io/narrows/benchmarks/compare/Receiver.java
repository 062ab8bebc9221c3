package io.narrows.benchmarks.compare;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Receives OTLP over HTTP and counts: a run whose telemetry is not whole does not count. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Map<String, Long> histogramCounts = new HashMap<>();
  private long spans;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/metrics", exchange -> answer(exchange, this::metrics));
    server.createContext("/v1/traces", exchange -> answer(exchange, this::traces));
    server.createContext("/v1/logs", exchange -> answer(exchange, body -> body.readAllBytes()));
    server.setExecutor(thread);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The cumulative count of a histogram over all its points, as last received. */
  synchronized long count(String metric) {
    return histogramCounts.getOrDefault(metric, 0L);
  }

  synchronized long spans() {
    return spans;
  }

  @Override
  public void close() {
    server.stop(0);
    thread.shutdown();
  }

  private void answer(HttpExchange exchange, Body body) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody()) {
      body.read(zipped ? new GZIPInputStream(in) : in);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private synchronized void metrics(InputStream in) throws IOException {
    ExportMetricsServiceRequest request = ExportMetricsServiceRequest.parseFrom(in);
    request.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .filter(Metric::hasHistogram)
        .forEach(
            metric ->
                histogramCounts.put(
                    metric.getName(),
                    metric.getHistogram().getDataPointsList().stream()
                        .mapToLong(HistogramDataPoint::getCount)
                        .sum()));
  }

  private synchronized void traces(InputStream in) throws IOException {
    ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(in);
    spans +=
        request.getResourceSpansList().stream()
            .flatMap(resource -> resource.getScopeSpansList().stream())
            .mapToLong(scope -> scope.getSpansCount())
            .sum();
  }

  private interface Body {
    void read(InputStream in) throws IOException;
  }
}
