package io.narrows.engine.export.metric;

import io.narrows.engine.metrics.ExponentialCounts;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows what was counted since the start, or since the last collection where the receiver wants
 * differences: then the last values of each point are kept here. One per receiver.
 */
final class Temporality {
  private final AggregationTemporality histograms;
  private final AggregationTemporality counters;
  private final Map<String, Map<Attributes, Last>> last = new HashMap<>();

  Temporality(AggregationTemporalitySelector selector) {
    histograms = selector.getAggregationTemporality(InstrumentType.HISTOGRAM);
    counters = selector.getAggregationTemporality(InstrumentType.COUNTER);
  }

  AggregationTemporality ofHistograms() {
    return histograms;
  }

  AggregationTemporality ofCounters() {
    return counters;
  }

  /**
   * What a point shows.
   *
   * @param startEpochNanos from when it counts
   */
  record Since(long startEpochNanos, double sum, List<Long> counts) {
    static Since start(long startEpochNanos, double value) {
      return new Since(startEpochNanos, value, List.of());
    }
  }

  /**
   * What an exponential point shows.
   *
   * @param startEpochNanos from when it counts
   */
  record ExponentialSince(long startEpochNanos, double sum, ExponentialCounts counts) {}

  /** Null when nothing was added since the last collection. */
  @Nullable ExponentialSince exponential(
      String name,
      Attributes attributes,
      ExponentialCounts counts,
      double sum,
      long start,
      long now) {
    if (histograms == AggregationTemporality.CUMULATIVE) {
      return new ExponentialSince(start, sum, counts);
    }
    Last before = last(name, attributes, start);
    ExponentialCounts more = before.exponential == null ? counts : counts.since(before.exponential);
    ExponentialSince since = new ExponentialSince(before.epochNanos, sum - before.sum, more);
    before.set(sum, null, now);
    before.exponential = counts;
    return more.count() == 0 ? null : since;
  }

  /** Null when nothing was added since the last collection. */
  @Nullable Since histogram(
      String name, Attributes attributes, long[] counts, double sum, long start, long now) {
    if (histograms == AggregationTemporality.CUMULATIVE) {
      return new Since(start, sum, list(counts, null));
    }
    Last before = last(name, attributes, start);
    long[] counted = before.counts;
    Since since = new Since(before.epochNanos, sum - before.sum, list(counts, counted));
    boolean any = false;
    for (long more : since.counts()) {
      any |= more != 0;
    }
    before.set(sum, counts, now);
    return any ? since : null;
  }

  Since counter(String name, Attributes attributes, double value, long start, long now) {
    if (counters == AggregationTemporality.CUMULATIVE) {
      return Since.start(start, value);
    }
    Last before = last(name, attributes, start);
    Since since = Since.start(before.epochNanos, value - before.sum);
    before.set(value, null, now);
    return since;
  }

  private Last last(String name, Attributes attributes, long start) {
    return last.computeIfAbsent(name, key -> new HashMap<>())
        .computeIfAbsent(attributes, key -> new Last(start));
  }

  private static List<Long> list(long[] counts, long @Nullable [] before) {
    List<Long> list = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      list.add(counts[i] - (before == null ? 0 : before[i]));
    }
    return list;
  }

  /** What a point showed at the last collection. */
  private static final class Last {
    private long epochNanos;
    private double sum;
    private long @Nullable [] counts;
    private @Nullable ExponentialCounts exponential;

    Last(long epochNanos) {
      this.epochNanos = epochNanos;
    }

    void set(double nextSum, long @Nullable [] nextCounts, long now) {
      sum = nextSum;
      counts = nextCounts;
      epochNanos = now;
    }
  }
}
