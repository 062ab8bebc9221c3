package io.narrows.engine.analysis;

import java.util.HashSet;
import java.util.Set;

/** Long outgoing calls that one thread made one after another, in one request. Reused. */
final class Sequence {
  /** Shorter calls are not worth a thread each. (ours) */
  static final long LONG_NANOS = 100_000_000;

  private final Set<String> targets = new HashSet<>();
  private int slice = -1;
  private int calls;
  private long sumNanos;
  private long maxNanos;
  private int mostCalls;
  private int mostTargets;
  private long savableNanos;

  void clear() {
    begin(-1);
    mostCalls = 0;
    mostTargets = 0;
    savableNanos = 0;
  }

  private void begin(int of) {
    slice = of;
    targets.clear();
    calls = 0;
    sumNanos = 0;
    maxNanos = 0;
  }

  void call(int ofSlice, String target, long nanos) {
    if (nanos < LONG_NANOS) {
      return;
    }
    if (ofSlice != slice) {
      begin(ofSlice);
    }
    targets.add(target);
    calls++;
    sumNanos += nanos;
    maxNanos = Math.max(maxNanos, nanos);
    if (sumNanos - maxNanos > savableNanos) {
      savableNanos = sumNanos - maxNanos;
      mostCalls = calls;
      mostTargets = targets.size();
    }
  }

  /** How many there were on the thread that made most of them. */
  int calls() {
    return mostCalls;
  }

  int targets() {
    return mostTargets;
  }

  /** What would be saved if they were made at once. */
  long savableNanos() {
    return savableNanos;
  }
}
