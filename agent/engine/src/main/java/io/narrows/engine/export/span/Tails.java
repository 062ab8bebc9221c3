package io.narrows.engine.export.span;

import java.util.HashMap;
import java.util.Map;

/**
 * From when a request of an endpoint is slow: over half a second and over the 99th percentile of
 * the endpoint's last window, so that an endpoint that is always slow keeps one request in hundred.
 */
final class Tails {
  static final long FLOOR_NANOS = 500_000_000;
  static final long WINDOW_NANOS = 30_000_000_000L;
  private static final int ENDPOINTS = 500;
  private static final int BUCKETS = 100;
  private static final double LOG_GROWTH = Math.log(1.1);
  private static final double TAIL = 0.01;

  private final Map<String, Tail> tails = new HashMap<>();
  private long windowNanos;

  /** Counts a duration and says from when it would have been slow. */
  long thresholdNanos(String endpoint, long durationNanos) {
    Tail tail = tails.get(endpoint);
    if (tail == null) {
      tail = new Tail();
      tails.put(tails.size() < ENDPOINTS ? endpoint : "", tail);
    }
    tail.add(durationNanos);
    return tail.thresholdNanos;
  }

  /** Begins the next window when it is time. */
  void tick(long nowNanos) {
    if (nowNanos - windowNanos >= WINDOW_NANOS) {
      windowNanos = nowNanos;
      for (Tail tail : tails.values()) {
        tail.next();
      }
    }
  }

  /** The durations above the floor, in buckets that grow by a tenth. */
  private static final class Tail {
    private final int[] above = new int[BUCKETS];
    private long count;
    private long thresholdNanos = FLOOR_NANOS;

    void add(long nanos) {
      count++;
      if (nanos > FLOOR_NANOS) {
        int bucket = (int) (Math.log((double) nanos / FLOOR_NANOS) / LOG_GROWTH);
        above[Math.min(bucket, BUCKETS - 1)]++;
      }
    }

    void next() {
      long left = (long) (count * TAIL);
      thresholdNanos = FLOOR_NANOS;
      for (int i = BUCKETS - 1; i >= 0; i--) {
        left -= above[i];
        if (left < 0) {
          // The upper end of the bucket in which the percentile lies.
          thresholdNanos = (long) (FLOOR_NANOS * Math.exp((i + 1) * LOG_GROWTH));
          break;
        }
      }
      java.util.Arrays.fill(above, 0);
      count = 0;
    }
  }
}
