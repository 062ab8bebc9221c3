package io.narrows.engine.analysis;

import java.util.HashMap;
import java.util.Map;

/** The first requests of each endpoint, to be compared with what came later. */
final class Warmth {
  private static final int LIMIT = 500;

  private final Map<Endpoint, LogHistogram> first = new HashMap<>();

  void seen(Endpoint endpoint, long nanos) {
    LogHistogram durations = first.get(endpoint);
    if (durations == null) {
      if (first.size() >= LIMIT) {
        return;
      }
      durations = LogHistogram.ofRequests();
      first.put(endpoint, durations);
    }
    if (durations.count() < Counted.FIRST_REQUESTS) {
      durations.add(nanos);
    }
  }

  /** The median of the first hundred; 0 while there are fewer. */
  long medianNanos(Endpoint endpoint) {
    LogHistogram durations = first.get(endpoint);
    return durations == null || durations.count() < Counted.FIRST_REQUESTS
        ? 0
        : durations.quantileNanos(0.5);
  }
}
