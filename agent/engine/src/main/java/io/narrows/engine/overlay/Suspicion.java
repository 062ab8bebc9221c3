package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether there is a reason to look closer: own time of an endpoint that is not spent on a
 * processor, or much that is, or a garbage collector that takes much. Over the last minute or so.
 */
final class Suspicion {
  /** Of an endpoint's time. */
  static final double SHARE = 0.05;

  // Below this per request no finding could come of it: the gate asks for 5 ms. (ours)
  static final long LEAST_NANOS = 1_000_000;

  /** Of an endpoint's time, computed: half of it in one method would be a finding. (ours) */
  static final double COMPUTED = 0.25;

  /** And this of one request, as for a hot method. */
  static final long COMPUTED_NANOS = 10_000_000;

  /** As for any finding. */
  static final int REQUESTS = 30;

  /** Of the time, spent in pauses: JMC's lower threshold. */
  static final double PAUSED = 0.05;

  private static final int LIMIT = 1_000;
  private static final long LEAST_STRETCH_NANOS = 10_000_000_000L;
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Map<Endpoint, Sum> sums = new HashMap<>();
  private long pausedNanos;
  private long since = Long.MIN_VALUE;

  private static final class Sum {
    long requests;
    long nanos;
    long unknownNanos;
    long divided;
    long dividedNanos;
    long cpuNanos;
  }

  void seen(Held held, long[] parts) {
    Sum sum = sums.get(held.place.endpoint());
    if (sum == null) {
      if (sums.size() >= LIMIT) {
        return;
      }
      sum = new Sum();
      sums.put(held.place.endpoint(), sum);
    }
    sum.requests++;
    sum.nanos += held.durationNanos();
    sum.unknownNanos += parts[Kind.OFFCPU_UNKNOWN.ordinal()];
    // Of the others nothing is known: the first ones made a busy endpoint look idle for long.
    if (parts[Kind.APP.ordinal()] == 0) {
      sum.divided++;
      sum.dividedNanos += held.durationNanos();
      sum.cpuNanos += parts[Kind.CPU.ordinal()];
    }
  }

  void paused(Pause pause) {
    pausedNanos += pause.to() - pause.from();
  }

  /** Whether there is a reason now; forgets once a minute. */
  boolean isThere(long nowNanos) {
    if (since == Long.MIN_VALUE) {
      since = nowNanos;
    }
    long stretch = Math.max(LEAST_STRETCH_NANOS, nowNanos - since);
    boolean found = pausedNanos >= PAUSED * stretch || isAnySuspect();
    if (nowNanos - since >= MINUTE_NANOS) {
      since = nowNanos;
      sums.clear();
      pausedNanos = 0;
    }
    return found;
  }

  private boolean isAnySuspect() {
    for (Sum sum : sums.values()) {
      if (isWaiting(sum) || isComputing(sum)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWaiting(Sum sum) {
    return sum.requests >= REQUESTS
        && sum.unknownNanos >= SHARE * sum.nanos
        && sum.unknownNanos >= LEAST_NANOS * sum.requests;
  }

  private static boolean isComputing(Sum sum) {
    return sum.divided >= REQUESTS
        && sum.cpuNanos >= COMPUTED * sum.dividedNanos
        && sum.cpuNanos >= COMPUTED_NANOS * sum.divided;
  }
}
