package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import java.util.List;

/**
 * One request to look at: what it did, when, and which of it the answer waited for. What was done
 * many times in one place is one bar with its count.
 *
 * @param isKept whether its trace was sent too
 * @param bars from the outside in, in the order in which they began; the first is the request
 * @param hidden how many bars are not shown
 */
public record Waterfall(
    String traceId, boolean isKept, long durationNanos, List<Bar> bars, int hidden) {

  /**
   * A stretch of time.
   *
   * @param depth 0 for the request itself
   * @param text what was done; empty where the kind says it all
   * @param fromNanos since the begin of the request: of the first of them
   * @param toNanos since the begin of the request: the end of the last of them
   * @param nanos of all of them together
   * @param pathNanos what of the critical path was in them, and in nothing inside them
   */
  public record Bar(
      int depth,
      Kind kind,
      String text,
      String target,
      int count,
      long fromNanos,
      long toNanos,
      long nanos,
      long pathNanos) {
    /** Whether the answer waited for any of it. */
    public boolean isOnPath() {
      return pathNanos > 0;
    }
  }

  /** Whether this was done in the request. */
  public boolean shows(Signature signature) {
    return bars.stream()
        .anyMatch(bar -> bar.kind() == signature.kind() && bar.text().equals(signature.text()));
  }
}
