package io.narrows.facts.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How histograms leave the process, by OpenTelemetry's names. */
public enum HistogramAggregation {
  EXPLICIT_BUCKET_HISTOGRAM,
  BASE2_EXPONENTIAL_BUCKET_HISTOGRAM;

  /** The setting, which exporters over OTLP read. */
  public static final String SETTING = "otel.exporter.otlp.metrics.default.histogram.aggregation";

  /** What OpenTelemetry does unless told. */
  public static final HistogramAggregation DEFAULT = EXPLICIT_BUCKET_HISTOGRAM;

  public boolean isExponential() {
    return this == BASE2_EXPONENTIAL_BUCKET_HISTOGRAM;
  }

  static HistogramAggregation read(@Nullable String text, List<String> problems) {
    if (text == null) {
      return DEFAULT;
    }
    for (HistogramAggregation known : values()) {
      // In any case, as the SDK takes it.
      if (known.name().equals(text.toUpperCase(Locale.ROOT))) {
        return known;
      }
    }
    String names = Arrays.toString(values());
    String accepted = names.substring(1, names.length() - 1);
    problems.add(Problem.malformed(SETTING, text, accepted, DEFAULT.name()));
    return DEFAULT;
  }
}
