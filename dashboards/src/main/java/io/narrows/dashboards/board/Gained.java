package io.narrows.dashboards.board;

/**
 * What counters of findings gained in the range. A series begins with its first window, not at
 * zero, and increase() leaves out what it had when it was first seen: a finding of one window would
 * not be shown at all.
 */
final class Gained {
  private static final String RANGE = "$__range";

  private Gained() {}

  /** Of one selector, such as {@code narrows_finding_events_total{$S}}. */
  static String of(String series) {
    return "("
        + series
        + " unless "
        + series
        + " offset "
        + RANGE
        + ") or increase("
        + series
        + "["
        + RANGE
        + "])";
  }
}
