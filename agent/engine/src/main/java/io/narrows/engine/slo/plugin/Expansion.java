package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Promql;
import io.narrows.engine.slo.Threshold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin stands for.
 *
 * @param of as in {@link io.narrows.engine.slo.Slo}
 * @param route as there
 */
public record Expansion(
    Indicator indicator,
    @Nullable Durations of,
    @Nullable String route,
    List<Threshold> thresholds) {
  /** What a file says in PromQL of its own. */
  public static Expansion written(Indicator indicator, List<Threshold> thresholds) {
    return new Expansion(indicator, null, null, thresholds);
  }

  /** Events that fail, of all events of a selector. */
  static Expansion failures(Durations of, Selector all, Selector failed, @Nullable String route) {
    return new Expansion(
        new Indicator.Events(rate(of.count(), failed), rate(of.count(), all)),
        of,
        route,
        List.of());
  }

  /**
   * Events that take longer than they should.
   *
   * <p>All of them are counted only where the bucket is there: an objective whose bound the agent
   * does not export has then no signal, which an alert says, instead of no bad event for ever.
   */
  static Expansion slower(Durations of, Selector all, double seconds, @Nullable String route) {
    String total = rate(of.count(), all);
    String good = rate(of.buckets(), all.and(Promql.bound(seconds)));
    return new Expansion(
        new Indicator.Events(total + " - " + good, total + " and on() " + good),
        of,
        route,
        List.of(new Threshold(of, seconds)));
  }

  private static String rate(String series, Selector selector) {
    return "sum(rate(" + series + selector + "[" + Indicator.WINDOW + "]))";
  }
}
