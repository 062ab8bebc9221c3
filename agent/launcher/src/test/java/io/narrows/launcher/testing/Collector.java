package io.narrows.launcher.testing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Receives OTLP over HTTP on loopback, and keeps what it receives. */
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<Metric> metrics = new CopyOnWriteArrayList<>();
  private final CountDownLatch hanging;

  private Collector(boolean hangs) throws IOException {
    hanging = new CountDownLatch(hangs ? 1 : 0);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "collector");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  public static Collector listening() throws IOException {
    return new Collector(false);
  }

  /** One that takes requests and never answers. */
  public static Collector hanging() throws IOException {
    return new Collector(true);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Span> spans() {
    return spans;
  }

  public List<Metric> metrics() {
    return metrics;
  }

  /** Whether this is the span of the query that the programs of these tests send. */
  public static boolean isQuery(Span span) {
    return span.getAttributesList().stream()
        .anyMatch(
            attribute ->
                attribute.getKey().equals("db.query.text")
                    && attribute.getValue().getStringValue().equals("select ? + ?"));
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      hanging.await();
      keep(exchange.getRequestURI().getPath(), body);
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream in = exchange.getRequestBody();
        InputStream plain = zipped ? new GZIPInputStream(in) : in) {
      return plain.readAllBytes();
    }
  }

  private void keep(String path, byte[] body) throws InvalidProtocolBufferException {
    if (path.equals("/v1/traces")) {
      ExportTraceServiceRequest.parseFrom(body)
          .getResourceSpansList()
          .forEach(
              resource ->
                  resource
                      .getScopeSpansList()
                      .forEach(scope -> spans.addAll(scope.getSpansList())));
    } else if (path.equals("/v1/metrics")) {
      ExportMetricsServiceRequest.parseFrom(body)
          .getResourceMetricsList()
          .forEach(
              resource ->
                  resource
                      .getScopeMetricsList()
                      .forEach(scope -> metrics.addAll(scope.getMetricsList())));
    }
  }

  @Override
  public void close() {
    hanging.countDown();
    server.stop(0);
  }
}
