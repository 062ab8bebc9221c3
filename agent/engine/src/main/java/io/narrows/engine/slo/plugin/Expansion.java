package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.HistogramForm;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Threshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin stands for.
 *
 * @param of as in {@link io.narrows.engine.slo.Slo}
 * @param route as there
 * @param histograms as there
 */
public record Expansion(
    Indicator indicator,
    @Nullable Durations of,
    @Nullable String route,
    List<Threshold> thresholds,
    @Nullable HistogramForm histograms) {
  /** What a file says in PromQL of its own. */
  public static Expansion written(Indicator indicator, List<Threshold> thresholds) {
    return new Expansion(indicator, null, null, thresholds, null);
  }

  /** Events that fail, of all events of a selector. */
  static Expansion failures(Histograms of, Selector all, Selector failed, @Nullable String route) {
    return new Expansion(
        new Indicator.Events(of.count(failed), of.count(all)),
        of.durations(),
        route,
        List.of(),
        of.form());
  }

  /** Events that take longer than they should, of all events of a selector. */
  static Expansion slower(Histograms of, Selector all, double seconds, @Nullable String route) {
    Durations durations = of.durations();
    return new Expansion(
        new Indicator.Events(of.slower(all, seconds), of.measured(all, seconds)),
        durations,
        route,
        List.of(new Threshold(durations, seconds)),
        of.form());
  }
}
