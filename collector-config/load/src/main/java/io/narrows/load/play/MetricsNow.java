package io.narrows.load.play;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;

/** Recorded metrics with the times of now. */
final class MetricsNow {
  private final long startNanos;
  private final long nowNanos;
  private final Disguise disguise;

  private MetricsNow(long startNanos, long nowNanos, Disguise disguise) {
    this.startNanos = startNanos;
    this.nowNanos = nowNanos;
    this.disguise = disguise;
  }

  static ExportMetricsServiceRequest of(
      ExportMetricsServiceRequest recorded,
      Resource resource,
      long startNanos,
      long nowNanos,
      Disguise disguise) {
    MetricsNow now = new MetricsNow(startNanos, nowNanos, disguise);
    ExportMetricsServiceRequest.Builder request = recorded.toBuilder();
    for (var resourceMetrics : request.getResourceMetricsBuilderList()) {
      resourceMetrics.setResource(resource);
      for (var scope : resourceMetrics.getScopeMetricsBuilderList()) {
        scope.getMetricsBuilderList().forEach(now::rewrite);
      }
    }
    return request.build();
  }

  private void rewrite(Metric.Builder metric) {
    switch (metric.getDataCase()) {
      case GAUGE -> metric.getGaugeBuilder().getDataPointsBuilderList().forEach(this::rewrite);
      case SUM -> metric.getSumBuilder().getDataPointsBuilderList().forEach(this::rewrite);
      case HISTOGRAM ->
          metric.getHistogramBuilder().getDataPointsBuilderList().forEach(this::rewrite);
      // The agent sends no other kinds.
      default -> throw new IllegalStateException("a metric of kind " + metric.getDataCase());
    }
  }

  private void rewrite(NumberDataPoint.Builder point) {
    point.setStartTimeUnixNano(startNanos).setTimeUnixNano(nowNanos);
    rewrite(point.getExemplarsBuilderList());
  }

  private void rewrite(HistogramDataPoint.Builder point) {
    point.setStartTimeUnixNano(startNanos).setTimeUnixNano(nowNanos);
    rewrite(point.getExemplarsBuilderList());
  }

  private void rewrite(List<Exemplar.Builder> exemplars) {
    for (Exemplar.Builder exemplar : exemplars) {
      exemplar.setTimeUnixNano(nowNanos).setTraceId(disguise.traceId(exemplar.getTraceId()));
    }
  }
}
