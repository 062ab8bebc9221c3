package io.narrows.engine.export.span;

import io.narrows.bootstrap.Incoming;
import io.narrows.engine.recording.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides which requests are worth keeping whatever the head sampler said: the slow and failed. */
public final class Keep {
  private final SlowLimit limit;
  private final @Nullable Duration slow;
  private final Tails tails = new Tails();

  /**
   * @param limit of objectives, which win
   * @param slow from when a request is slow, or null to judge from what is usual
   */
  public Keep(SlowLimit limit, @Nullable Duration slow) {
    this.limit = limit;
    this.slow = slow;
  }

  boolean isWorthKeeping(Request request) {
    boolean isSlow = isSlow(request);
    return isSlow || request.status() >= 500 || request.error() != null;
  }

  private boolean isSlow(Request request) {
    long missed = request.incoming() == null ? -1 : limit.nanos(request.route());
    if (missed >= 0) {
      return request.durationNanos() > missed;
    }
    if (slow != null) {
      return request.durationNanos() >= slow.toNanos();
    }
    return request.durationNanos()
        > tails.thresholdNanos(endpoint(request), request.durationNanos());
  }

  private static String endpoint(Request request) {
    Incoming incoming = request.incoming();
    return incoming == null ? request.root().name() : incoming.method + " " + request.route();
  }

  void tick(long nowNanos) {
    tails.tick(nowNanos);
  }
}
