package io.narrows.engine.analysis;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is usual of each endpoint: the bands of the window before, or of its first requests. */
final class Usual {
  private static final int LIMIT = 1_000;

  private final Map<Endpoint, Bands> bands = new HashMap<>();

  int band(Endpoint endpoint, long nanos) {
    Bands known = bands.get(endpoint);
    return known == null ? Bands.UNKNOWN : known.band(nanos);
  }

  @Nullable Bands of(Endpoint endpoint) {
    return bands.get(endpoint);
  }

  /** After a request was added: the first bands, once there were enough. */
  void seen(Endpoint endpoint, EndpointStats stats) {
    if (stats.requests() >= Bands.FIRST && !bands.containsKey(endpoint)) {
      set(endpoint, stats);
    }
  }

  /** A window is over; an endpoint that was hardly used keeps what it had. */
  void over(Period window) {
    window
        .endpoints()
        .forEach(
            (endpoint, stats) -> {
              if (stats.requests() >= Bands.FIRST) {
                set(endpoint, stats);
              }
            });
  }

  private void set(Endpoint endpoint, EndpointStats stats) {
    if (bands.size() < LIMIT || bands.containsKey(endpoint)) {
      bands.put(endpoint, Bands.of(stats.durations()));
    }
  }
}
