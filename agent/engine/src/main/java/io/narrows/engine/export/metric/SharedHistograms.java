package io.narrows.engine.export.metric;

import io.narrows.engine.recording.SharedHistogram;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  void add(Attributes attributes, SharedHistogram histogram) {
    // The sum first: a value that comes between is then missing in neither twice.
    long sumNanos = histogram.sumNanos();
    long[] more = histogram.counts();
    long[] known = counts.computeIfAbsent(attributes, key -> new long[more.length]);
    for (int i = 0; i < more.length; i++) {
      known[i] += more[i];
    }
    sums.computeIfAbsent(attributes, key -> new long[1])[0] += sumNanos;
  }

  void write(Sheet.Histograms metric) {
    try (metric) {
      counts.forEach(
          (attributes, known) ->
              metric.point(attributes, BOUNDS, known, sums.get(attributes)[0] / 1e9, List.of()));
    }
  }
}
