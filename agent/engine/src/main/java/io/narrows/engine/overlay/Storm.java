package io.narrows.engine.overlay;

import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.verdict.Thresholds;

/** Whether so many exceptions are made that they may cost something. Drain thread only. */
final class Storm {
  /** Exceptions are counted once a second, and told up to a second later. */
  static final long COUNTED_NANOS = 3_000_000_000L;

  private long count = -1;
  private long countedAt;
  private long until = Long.MIN_VALUE;

  /** So many were made by now. */
  void counted(Thrown now, Machine machine) {
    if (count >= 0 && now.count() >= count) {
      since(now.count() - count, now.to() - countedAt, machine);
    }
    count = now.count();
    countedAt = now.to();
  }

  private void since(long made, long nanos, Machine machine) {
    machine.exceptions(made, nanos);
    if (made * 1e9 >= Thresholds.EXCEPTIONS_PER_SECOND * nanos) {
      until = countedAt + nanos + COUNTED_NANOS;
    }
  }

  boolean isThere(long nowNanos) {
    return nowNanos < until;
  }
}
