package io.narrows.engine.export.metric;

import io.narrows.engine.metrics.ExponentialCounts;
import io.narrows.engine.metrics.Histogram;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one point of a histogram shows.
 *
 * @param bounds in the unit that is shown
 * @param counts one more than bounds
 * @param sum in the unit that is shown
 * @param exponential the same values in exponential buckets; null where they are not counted
 */
record Distribution(
    List<Double> bounds,
    long[] counts,
    double sum,
    @Nullable ExponentialCounts exponential,
    List<DoubleExemplarData> exemplars) {

  static Distribution of(Histogram histogram, List<DoubleExemplarData> exemplars) {
    return new Distribution(
        histogram.buckets().bounds(),
        histogram.counts(),
        histogram.buckets().shown(histogram.sum()),
        histogram.exponential(),
        exemplars);
  }
}
