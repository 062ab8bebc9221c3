package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import org.jspecify.annotations.Nullable;

/** How it was in an earlier build. */
public interface Baseline {
  /** Nobody said. */
  Baseline NONE = (endpoint, kind) -> null;

  /** What this kind of time was of a request of this endpoint; null where that is not known. */
  @Nullable Before of(Endpoint endpoint, Kind kind);

  /**
   * Time of one request.
   *
   * @param requests of the endpoint
   * @param spreadNanos its standard deviation
   */
  record Before(double requests, double meanNanos, double spreadNanos) {}
}
