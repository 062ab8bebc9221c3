package io.narrows.engine.overlay;

import io.narrows.engine.analysis.Endpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of its own time an endpoint is on a processor, by the requests of which that was
 * measured: the newest count most.
 */
final class CpuShares {
  private static final int LIMIT = 1_000;
  private static final int FADING = 64;

  private final Map<Endpoint, Share> shares = new HashMap<>();

  private static final class Share {
    double cpuNanos;
    double ownNanos;
    int requests;
  }

  void add(Endpoint endpoint, long cpuNanos, long ownNanos) {
    Share share = shares.get(endpoint);
    if (share == null) {
      if (shares.size() >= LIMIT) {
        return;
      }
      share = new Share();
      shares.put(endpoint, share);
    }
    share.cpuNanos += cpuNanos;
    share.ownNanos += ownNanos;
    if (++share.requests >= FADING) {
      share.cpuNanos /= 2;
      share.ownNanos /= 2;
      share.requests /= 2;
    }
  }

  /** 0 to 1; NaN while it is not known. */
  double of(Endpoint endpoint) {
    Share share = shares.get(endpoint);
    return share == null || share.ownNanos <= 0 ? Double.NaN : share.cpuNanos / share.ownNanos;
  }

  /** What is seen from now on divides the time in another way. */
  void clear() {
    shares.clear();
  }
}
