package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * From when an operation is slow: at the 95th percentile of its like, and not below {@link #FLOOR}.
 * The drain moves each estimate up by 19 parts when an operation was longer and down by one part
 * when it was not, so that it rests where one in twenty is longer. Operations share an estimate
 * where their hashes share a cell.
 */
final class SlowLimits {
  static final long FLOOR_NANOS = 50_000_000;
  private static final int CELLS = 1 << 10;
  private static final long PARTS = 1000;

  private final AtomicLongArray limits = new AtomicLongArray(CELLS);

  boolean isSlow(int hash, long nanos) {
    return nanos >= FLOOR_NANOS && nanos >= limits.getPlain(cell(hash));
  }

  /** Called by the drain only. */
  void learn(int hash, long nanos) {
    long limit = limits.getPlain(cell(hash));
    if (nanos > Math.max(limit, FLOOR_NANOS)) {
      limit = Math.max(limit, FLOOR_NANOS);
      limits.setPlain(cell(hash), Math.min(nanos, limit + 19 * limit / PARTS));
    } else if (limit > FLOOR_NANOS) {
      limits.setPlain(cell(hash), limit - limit / PARTS);
    }
  }

  private static int cell(int hash) {
    return (hash >>> 8) & (CELLS - 1);
  }
}
