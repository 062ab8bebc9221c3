package io.narrows.engine.export;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** A receiver of OTLP over HTTP in this process, which can misbehave. */
final class Receiver implements AutoCloseable {
  final List<Span> spans = new ArrayList<>();
  final Map<String, Metric> metrics = new LinkedHashMap<>();
  final List<Exemplar> exemplars = new ArrayList<>();
  final List<LogRecord> logs = new ArrayList<>();
  final List<Map<String, List<String>>> headers = new ArrayList<>();
  final List<String> paths = new ArrayList<>();
  final List<Resource> resources = new ArrayList<>();

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  /** How one request is answered instead of 200. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer status(int status) {
      return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer retryAfter(int status, String value) {
      return new Answer(status, Map.of("Retry-After", value), new byte[0]);
    }

    /** Success, but so many were not taken. */
    static Answer rejecting(long spans, String reason) {
      return new Answer(
          200,
          Map.of(),
          ExportTraceServiceResponse.newBuilder()
              .setPartialSuccess(
                  ExportTracePartialSuccess.newBuilder()
                      .setRejectedSpans(spans)
                      .setErrorMessage(reason))
              .build()
              .toByteArray());
    }

    /** No answer at all until the receiver is closed. */
    static Answer never() {
      return status(0);
    }
  }

  Receiver() throws IOException {
    this(0);
  }

  Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The next requests to traces are answered so, one after another. */
  synchronized void answer(Answer... next) {
    answers.addAll(List.of(next));
  }

  synchronized int requests(String path) {
    return (int) paths.stream().filter(path::equals).count();
  }

  synchronized List<String> spanNames() {
    return spans.stream().map(Span::getName).toList();
  }

  synchronized int spanCount() {
    return spans.size();
  }

  synchronized Metric metric(String name) {
    return metrics.get(name);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = body(exchange);
    String path = exchange.getRequestURI().getPath();
    Answer answer;
    synchronized (this) {
      paths.add(path);
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      answer = path.equals("/v1/traces") ? answers.poll() : null;
      if (answer == null || answer.status() == 200) {
        take(path, body);
      }
    }
    respond(exchange, answer == null ? Answer.status(200) : answer);
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    byte[] raw = exchange.getRequestBody().readAllBytes();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    if (!"gzip".equals(encoding)) {
      return raw;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      return in.readAllBytes();
    }
  }

  private void take(String path, byte[] body) throws InvalidProtocolBufferException {
    switch (path) {
      case "/v1/traces" -> {
        for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
          resources.add(resource.getResource());
          resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
        }
      }
      case "/v1/metrics" -> {
        for (var resource : ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList()) {
          resource.getScopeMetricsList().forEach(scope -> take(scope.getMetricsList()));
        }
      }
      case "/v1/logs" -> {
        for (var resource : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
          resource.getScopeLogsList().forEach(scope -> logs.addAll(scope.getLogRecordsList()));
        }
      }
      default -> throw new AssertionError(path);
    }
  }

  private void take(List<Metric> some) {
    for (Metric metric : some) {
      metrics.put(metric.getName(), metric);
      metric
          .getHistogram()
          .getDataPointsList()
          .forEach(point -> exemplars.addAll(point.getExemplarsList()));
    }
  }

  private void respond(HttpExchange exchange, Answer answer) throws IOException {
    if (answer.status() == 0) {
      try {
        released.await();
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
      return;
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    int length = answer.body().length;
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  @Override
  public void close() {
    released.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
