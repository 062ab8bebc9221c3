package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Units;

/**
 * What a fix saves of one affected request, as a range, not said more precisely than it is known.
 *
 * @param lowNanos at least
 * @param highNanos at most
 */
public record Saving(long lowNanos, long highNanos) {
  /** In words, of one request. */
  public String sentence() {
    return sentence("a request");
  }

  /**
   * In words.
   *
   * @param of what it is saved of
   */
  public String sentence(String of) {
    return isNone() ? "no request is slower for it yet" : "a fix saves " + range() + " " + of;
  }

  /** What is lost costs nothing as long as there is enough of it. */
  public boolean isNone() {
    return highNanos == 0;
  }

  /** The range alone. */
  public String range() {
    String low = Units.rough(lowNanos);
    String high = Units.rough(highNanos);
    if (low.equals(high)) {
      return high;
    }
    return lowNanos == 0 ? "up to " + high : low + " to " + high;
  }
}
