package io.narrows.engine.analysis;

import org.jspecify.annotations.Nullable;

/** What was promised of endpoints. */
public interface Objectives {
  /** Nothing was promised. */
  Objectives NONE = endpoint -> null;

  /** What was promised of this endpoint, or null. */
  @Nullable Objective of(Endpoint endpoint);

  /**
   * One promise.
   *
   * @param thresholdNanos a good request takes no longer
   * @param target which share of the requests is good, 0 to 1
   */
  record Objective(long thresholdNanos, double target) {}
}
