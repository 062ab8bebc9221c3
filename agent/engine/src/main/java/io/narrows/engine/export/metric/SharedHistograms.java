package io.narrows.engine.export.metric;

import io.narrows.engine.metrics.ExponentialCounts;
import io.narrows.engine.metrics.ExponentialHistogram;
import io.narrows.engine.recording.Lattice;
import io.narrows.engine.recording.SharedHistogram;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up the histograms of what has one name. */
final class SharedHistograms {
  private static final List<Double> BOUNDS = new ArrayList<>();

  static {
    for (double bound : SharedHistogram.BOUNDS_SECONDS) {
      BOUNDS.add(bound);
    }
  }

  private final Map<Attributes, long[]> counts = new LinkedHashMap<>();
  private final Map<Attributes, long[]> sums = new LinkedHashMap<>();
  private final Map<Attributes, ExponentialHistogram> exponential = new HashMap<>();

  void add(Attributes attributes, SharedHistogram histogram) {
    // The sum first: a value that comes between is then missing in neither twice.
    long sumNanos = histogram.sumNanos();
    long[] more = histogram.counts();
    long[] known = counts.computeIfAbsent(attributes, key -> new long[more.length]);
    for (int i = 0; i < more.length; i++) {
      known[i] += more[i];
    }
    sums.computeIfAbsent(attributes, key -> new long[1])[0] += sumNanos;
    Lattice lattice = histogram.lattice();
    if (lattice != null) {
      exponential.computeIfAbsent(attributes, key -> new ExponentialHistogram()).add(lattice);
    }
  }

  void write(Sheet.Histograms metric) {
    try (metric) {
      counts.forEach(
          (attributes, known) ->
              metric.point(
                  attributes,
                  new Distribution(
                      BOUNDS,
                      known,
                      sums.get(attributes)[0] / 1e9,
                      exponential(attributes),
                      List.of())));
    }
  }

  private @Nullable ExponentialCounts exponential(Attributes attributes) {
    ExponentialHistogram histogram = exponential.get(attributes);
    return histogram == null ? null : histogram.counts();
  }
}
