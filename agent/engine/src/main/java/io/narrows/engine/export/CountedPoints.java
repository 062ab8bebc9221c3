package io.narrows.engine.export;

import io.narrows.engine.export.otlp.Rejections;
import io.narrows.engine.metrics.Drops;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import java.util.Collection;

/**
 * A metric exporter of which the losses are counted. A cumulative point that did not arrive is not
 * lost: the next one contains it.
 */
final class CountedPoints implements MetricExporter {
  private final MetricExporter exporter;
  private final Rejections rejections;
  private final Drops drops;

  CountedPoints(MetricExporter exporter, Rejections rejections, Drops drops) {
    this.exporter = exporter;
    this.rejections = rejections;
    this.drops = drops;
  }

  @Override
  public CompletableResultCode export(Collection<MetricData> metrics) {
    CompletableResultCode result = exporter.export(metrics);
    result.whenComplete(() -> account(metrics, result.isSuccess()));
    return result;
  }

  private void account(Collection<MetricData> metrics, boolean success) {
    drops.add(Drops.Item.METRIC_POINT, Drops.Reason.REJECTED, rejections.take());
    boolean delta =
        getAggregationTemporality(InstrumentType.HISTOGRAM) == AggregationTemporality.DELTA;
    if (!success && delta) {
      long points = 0;
      for (MetricData metric : metrics) {
        points += metric.getData().getPoints().size();
      }
      drops.add(Drops.Item.METRIC_POINT, Drops.Reason.EXPORT_FAILED, points);
    }
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return exporter.getAggregationTemporality(type);
  }

  @Override
  public Aggregation getDefaultAggregation(InstrumentType type) {
    return exporter.getDefaultAggregation(type);
  }

  @Override
  public MemoryMode getMemoryMode() {
    return exporter.getMemoryMode();
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
