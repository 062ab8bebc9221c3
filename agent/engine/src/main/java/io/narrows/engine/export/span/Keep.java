package io.narrows.engine.export.span;

import io.narrows.bootstrap.Incoming;
import io.narrows.engine.recording.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Decides which requests are worth keeping whatever the head sampler said: the slow and failed. */
public final class Keep {
  private final @Nullable Duration slow;
  private final Tails tails = new Tails();

  /**
   * @param slow from when a request is slow, or null to judge from what is usual
   */
  public Keep(@Nullable Duration slow) {
    this.slow = slow;
  }

  boolean isWorthKeeping(Request request) {
    boolean isSlow = isSlow(request);
    return isSlow || request.status() >= 500 || request.error() != null;
  }

  private boolean isSlow(Request request) {
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
