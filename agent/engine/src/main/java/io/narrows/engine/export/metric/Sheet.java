package io.narrows.engine.export.metric;

import io.narrows.engine.export.span.Origin;
import io.narrows.engine.metrics.ExponentialCounts;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramPointData;
import java.util.ArrayList;
import java.util.List;

/** What is filled in at one collection: metrics one after another, each with its points. */
final class Sheet {
  private final Origin origin;
  private final Temporality temporality;
  private final boolean isExponential;
  private final long startEpochNanos;
  private final long nowEpochNanos;
  private final List<MetricData> metrics = new ArrayList<>();

  /**
   * @param isExponential whether histograms are shown in exponential buckets
   */
  Sheet(
      Origin origin,
      Temporality temporality,
      boolean isExponential,
      long startEpochNanos,
      long nowEpochNanos) {
    this.origin = origin;
    this.temporality = temporality;
    this.isExponential = isExponential;
    this.startEpochNanos = startEpochNanos;
    this.nowEpochNanos = nowEpochNanos;
  }

  List<MetricData> metrics() {
    return metrics;
  }

  /** A distribution of durations, sizes or counts. */
  Histograms histogram(String name, String unit, String description) {
    return new Histograms(name, unit, description);
  }

  /** A whole number that only grows. */
  Longs counter(String name, String unit, String description) {
    return new Longs(name, unit, description, true);
  }

  /** A whole number that goes up and down. */
  Longs upDownCounter(String name, String unit, String description) {
    return new Longs(name, unit, description, false);
  }

  /** A number that only grows. */
  Doubles doubleCounter(String name, String unit, String description) {
    return new Doubles(name, unit, description, true);
  }

  /** A number as it is now. */
  Doubles gauge(String name, String unit, String description) {
    return new Doubles(name, unit, description, false);
  }

  private void add(
      String name,
      String unit,
      String description,
      MetricDataType type,
      io.opentelemetry.sdk.metrics.data.Data<?> data) {
    if (!data.getPoints().isEmpty()) {
      metrics.add(new Measured(origin, name, description, unit, type, data));
    }
  }

  /** The points of a histogram; closing it adds the metric. */
  final class Histograms implements AutoCloseable {
    private final String name;
    private final String unit;
    private final String description;
    private final List<HistogramPointData> points = new ArrayList<>();
    private final List<ExponentialHistogramPointData> exponentialPoints = new ArrayList<>();

    Histograms(String name, String unit, String description) {
      this.name = name;
      this.unit = unit;
      this.description = description;
    }

    void point(Attributes attributes, Distribution shown) {
      ExponentialCounts exponential = isExponential ? shown.exponential() : null;
      if (exponential == null) {
        explicit(attributes, shown);
      } else {
        exponential(attributes, shown, exponential);
      }
    }

    private void explicit(Attributes attributes, Distribution shown) {
      Temporality.Since since =
          temporality.histogram(
              name, attributes, shown.counts(), shown.sum(), startEpochNanos, nowEpochNanos);
      if (since != null) {
        points.add(
            ImmutableHistogramPointData.create(
                since.startEpochNanos(),
                nowEpochNanos,
                attributes,
                since.sum(),
                false,
                0,
                false,
                0,
                shown.bounds(),
                since.counts(),
                shown.exemplars()));
      }
    }

    private void exponential(
        Attributes attributes, Distribution shown, ExponentialCounts exponential) {
      Temporality.ExponentialSince since =
          temporality.exponential(
              name, attributes, exponential, shown.sum(), startEpochNanos, nowEpochNanos);
      if (since != null) {
        ExponentialCounts counts = since.counts();
        exponentialPoints.add(
            ExponentialHistogramPointData.create(
                counts.scale(),
                since.sum(),
                counts.zeros(),
                false,
                0,
                false,
                0,
                buckets(counts),
                ExponentialHistogramBuckets.create(counts.scale(), 0, List.of()),
                since.startEpochNanos(),
                nowEpochNanos,
                attributes,
                shown.exemplars()));
      }
    }

    private static ExponentialHistogramBuckets buckets(ExponentialCounts counts) {
      List<Long> list = new ArrayList<>(counts.counts().length);
      for (long inBucket : counts.counts()) {
        list.add(inBucket);
      }
      return ExponentialHistogramBuckets.create(counts.scale(), counts.offset(), list);
    }

    @Override
    public void close() {
      AggregationTemporality kind = temporality.ofHistograms();
      add(name, unit, description, MetricDataType.HISTOGRAM, HistogramData.create(kind, points));
      add(
          name,
          unit,
          description,
          MetricDataType.EXPONENTIAL_HISTOGRAM,
          ExponentialHistogramData.create(kind, exponentialPoints));
    }
  }

  /** The points of a sum of whole numbers; closing it adds the metric. */
  final class Longs implements AutoCloseable {
    private final String name;
    private final String unit;
    private final String description;
    private final boolean monotonic;
    private final List<LongPointData> points = new ArrayList<>();

    Longs(String name, String unit, String description, boolean monotonic) {
      this.name = name;
      this.unit = unit;
      this.description = description;
      this.monotonic = monotonic;
    }

    void point(Attributes attributes, long value) {
      Temporality.Since since =
          monotonic
              ? temporality.counter(name, attributes, value, startEpochNanos, nowEpochNanos)
              : Temporality.Since.start(startEpochNanos, value);
      points.add(
          LongPointData.create(
              since.startEpochNanos(), nowEpochNanos, attributes, Math.round(since.sum())));
    }

    @Override
    public void close() {
      AggregationTemporality kind =
          monotonic ? temporality.ofCounters() : AggregationTemporality.CUMULATIVE;
      add(
          name,
          unit,
          description,
          MetricDataType.LONG_SUM,
          SumData.createLongSumData(monotonic, kind, points));
    }
  }

  /** The points of a growing sum, or of a gauge; closing it adds the metric. */
  final class Doubles implements AutoCloseable {
    private final String name;
    private final String unit;
    private final String description;
    private final boolean monotonic;
    private final List<DoublePointData> points = new ArrayList<>();

    Doubles(String name, String unit, String description, boolean monotonic) {
      this.name = name;
      this.unit = unit;
      this.description = description;
      this.monotonic = monotonic;
    }

    void point(Attributes attributes, double value) {
      Temporality.Since since =
          monotonic
              ? temporality.counter(name, attributes, value, startEpochNanos, nowEpochNanos)
              : Temporality.Since.start(startEpochNanos, value);
      points.add(
          DoublePointData.create(
              since.startEpochNanos(), nowEpochNanos, attributes, since.sum(), List.of()));
    }

    @Override
    public void close() {
      if (monotonic) {
        add(
            name,
            unit,
            description,
            MetricDataType.DOUBLE_SUM,
            SumData.createDoubleSumData(true, temporality.ofCounters(), points));
      } else {
        add(
            name,
            unit,
            description,
            MetricDataType.DOUBLE_GAUGE,
            GaugeData.createDoubleGaugeData(points));
      }
    }
  }
}
