package io.narrows.engine.slo.plugin;

import io.narrows.engine.slo.Durations;
import io.narrows.engine.slo.HistogramForm;
import io.narrows.engine.slo.Indicator;
import io.narrows.engine.slo.Promql;

/** Asks Prometheus for one of the agent's histograms, in the form in which it is there. */
record Histograms(Durations durations, HistogramForm form) {
  /** All events per second. */
  String count(Selector selector) {
    return inItsForm(rate(durations.count(), selector), nativeCount(selector));
  }

  /**
   * All events per second, where it is known how many of them are slower.
   *
   * <p>Classic ones are counted only where the bucket is there: an objective whose bound the agent
   * does not export has then no signal, which an alert says, instead of no bad event for ever.
   */
  String measured(Selector selector, double seconds) {
    String classic = rate(durations.count(), selector) + " and on() " + within(selector, seconds);
    return inItsForm(classic, nativeCount(selector));
  }

  /** Events per second that take longer. */
  String slower(Selector selector, double seconds) {
    String classic = rate(durations.count(), selector) + " - " + within(selector, seconds);
    String count = nativeCount(selector);
    String within =
        "histogram_fraction(0, " + Promql.number(seconds) + ", " + nativeRate(selector) + ")";
    // Of no events there is no fraction: the product would be NaN, and so would 30 days of sums.
    String nativeForm = count + " * (1 - " + within + ") and " + count + " > 0";
    return inItsForm(classic, nativeForm);
  }

  private String inItsForm(String classic, String nativeForm) {
    return switch (form) {
      case CLASSIC -> classic;
      case NATIVE -> nativeForm;
      case BOTH -> sum(classic, nativeForm);
    };
  }

  /** Of both: with the one or the other, events of the other's instances would not count. */
  private static String sum(String classic, String nativeForm) {
    return "sum(("
        + nativeForm
        + ") or label_replace("
        + classic
        + ", \"form\", \"classic\", \"\", \"\"))";
  }

  private String within(Selector selector, double seconds) {
    return rate(durations.buckets(), selector.and(Promql.bound(seconds)));
  }

  private String nativeCount(Selector selector) {
    return "histogram_count(" + nativeRate(selector) + ")";
  }

  private String nativeRate(Selector selector) {
    return rate(durations.series(), selector);
  }

  private static String rate(String series, Selector selector) {
    return "sum(rate(" + series + selector + "[" + Indicator.WINDOW + "]))";
  }
}
