package io.narrows.engine.export.metric;

import io.opentelemetry.api.common.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often findings were met and what they cost; the drain adds, the exporting thread reads. */
public final class FindingTotals {
  /** More places than this share one series for each kind and route. (ours) */
  static final int LIMIT = 200;

  private final Map<Attributes, Total> totals = new LinkedHashMap<>();

  /** One series. */
  record Total(long events, double seconds) {
    Total plus(Total other) {
      return new Total(events + other.events, seconds + other.seconds);
    }
  }

  /**
   * One finding in one window.
   *
   * @param all its labels
   * @param bounded the same without its place
   * @param requests how many it hit
   * @param seconds of request time that a fix is taken to save
   */
  public synchronized void add(Attributes all, Attributes bounded, long requests, double seconds) {
    boolean fits = totals.containsKey(all) || totals.size() < LIMIT;
    totals.merge(fits ? all : bounded, new Total(requests, seconds), Total::plus);
  }

  synchronized Map<Attributes, Total> totals() {
    return new LinkedHashMap<>(totals);
  }
}
