package com.example.demo.stack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long something takes at most, as the sum of its parts.
 *
 * @param parts in the order in which they happen, seconds
 */
record Expected(Map<String, Double> parts) {

  /** Of the long window of the page's quick tier. */
  private static final double LONG_WINDOW = 3600.0 / QuickTime.FACTOR;

  /** Of the short window of the page's slow tier, which clears last. */
  private static final double SLOW_SHORT_WINDOW = 1800.0 / QuickTime.FACTOR;

  /** The Collector's flush_timeout. */
  private static final double FLUSH = 1;

  /** The other work of a machine with two cores, on which the whole stack runs. (ours) */
  private static final double BUSY = 5;

  private static final double QUICK_FACTOR = 14.4;

  /**
   * From the fault to the page. The long window burns when this share of it is bad; what it held
   * before only shortens that.
   *
   * @param budget of the objective, such as 0.01
   * @param badShare of the events while it is broken
   */
  static Expected page(double budget, double badShare) {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("until it burns", QUICK_FACTOR * budget * LONG_WINDOW / badShare);
    addWay(parts);
    parts.put("group_wait", 1.0);
    parts.put("a busy machine", BUSY);
    return new Expected(parts);
  }

  /** From the repair to the notice that it is over. */
  static Expected resolved() {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("until the short window is clean", SLOW_SHORT_WINDOW);
    addWay(parts);
    parts.put("keep_firing_for", 300.0 / QuickTime.FACTOR);
    parts.put("group_interval", 300.0 / QuickTime.FACTOR);
    parts.put("a busy machine", BUSY);
    return new Expected(parts);
  }

  /** A request has to end, be exported, be flushed, and two groups of rules one after the other. */
  private static void addWay(Map<String, Double> parts) {
    double interval = Prometheus.INTERVAL_SECONDS;
    parts.put("export", interval);
    parts.put("Collector", FLUSH);
    parts.put("two evaluations", 2 * interval);
  }

  Duration atMost() {
    return Duration.ofMillis(Math.round(1000 * seconds()));
  }

  double seconds() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Override
  public String toString() {
    return parts.entrySet().stream()
        .map(part -> "%s %.3g".formatted(part.getKey(), part.getValue()))
        .collect(Collectors.joining(" + ", "%.0f s (".formatted(seconds()), ")"));
  }
}
