package io.narrows.load.recording;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What one service sent in a while. On disk: gzip of three protobuf messages, each behind its
 * length, in the order of these components.
 *
 * @param traces its spans, in the order in which they were sent
 * @param metrics its last export
 * @param logs its events
 */
public record Recording(
    ExportTraceServiceRequest traces,
    ExportMetricsServiceRequest metrics,
    ExportLogsServiceRequest logs) {

  public static Recording read(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new Recording(
          present(ExportTraceServiceRequest.parseDelimitedFrom(in), file),
          present(ExportMetricsServiceRequest.parseDelimitedFrom(in), file),
          present(ExportLogsServiceRequest.parseDelimitedFrom(in), file));
    }
  }

  private static <T> T present(T message, Path file) throws IOException {
    if (message == null) {
      throw new IOException(file + " ends too early");
    }
    return message;
  }

  void write(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      traces.writeDelimitedTo(out);
      metrics.writeDelimitedTo(out);
      logs.writeDelimitedTo(out);
    }
  }

  /** Who sent it. */
  public Resource resource() {
    return traces.getResourceSpans(0).getResource();
  }

  public List<Span> spans() {
    return traces.getResourceSpansList().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  /** Requests that the service answered. */
  public long requests() {
    return spans().stream()
        .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
        .count();
  }

  public long logRecords() {
    return logs.getResourceLogsList().stream()
        .flatMap(resource -> resource.getScopeLogsList().stream())
        .mapToLong(scope -> scope.getLogRecordsCount())
        .sum();
  }

  /** How many points the export of metrics has. */
  public long points() {
    return metrics.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .flatMap(scope -> scope.getMetricsList().stream())
        .mapToLong(Recording::points)
        .sum();
  }

  public static long points(Metric metric) {
    return metric.getGauge().getDataPointsCount()
        + metric.getSum().getDataPointsCount()
        + metric.getHistogram().getDataPointsCount()
        + metric.getExponentialHistogram().getDataPointsCount()
        + metric.getSummary().getDataPointsCount();
  }
}
