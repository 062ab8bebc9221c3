package io.narrows.engine.analysis;

import java.util.HashSet;
import java.util.Set;

/** Long and different queries that one thread ran one after another, in one request. Reused. */
final class Reads {
  private final Set<Signature> different = new HashSet<>();
  private long sumNanos;
  private long maxNanos;
  private long savableNanos;

  void clear() {
    interrupted();
    savableNanos = 0;
  }

  /** Something was written, or another thread goes on: what comes next may depend on it. */
  void interrupted() {
    different.clear();
    sumNanos = 0;
    maxNanos = 0;
  }

  void read(Signature signature, long nanos) {
    if (nanos < Counted.LONG_READ_NANOS || !different.add(signature)) {
      return;
    }
    sumNanos += nanos;
    maxNanos = Math.max(maxNanos, nanos);
    savableNanos = Math.max(savableNanos, sumNanos - maxNanos);
  }

  /** What would be saved if they ran at once; 0 where that is little. */
  long savableNanos() {
    return savableNanos >= Counted.READS_SAVED_NANOS ? savableNanos : 0;
  }
}
