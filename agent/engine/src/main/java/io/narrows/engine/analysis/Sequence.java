package io.narrows.engine.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Long outgoing calls that one thread made one after another, in one request. Reused. */
final class Sequence {
  private final Map<Integer, Row> rows = new HashMap<>(2);
  private int mostCalls;
  private int mostTargets;
  private long savableNanos;

  /** Those of one thread. */
  private static final class Row {
    final Set<String> targets = new HashSet<>();
    int calls;
    long sumNanos;
    long maxNanos;
    long lastEndNanos = Long.MIN_VALUE;
  }

  void clear() {
    if (!rows.isEmpty()) {
      rows.clear();
    }
    mostCalls = 0;
    mostTargets = 0;
    savableNanos = 0;
  }

  /**
   * In the order in which they ended; one that began before another one ended is beside it.
   *
   * @param caller the slice that made it
   */
  void call(int caller, String target, long startNanos, long endNanos) {
    long nanos = endNanos - startNanos;
    if (nanos < Counted.LONG_CALL_NANOS) {
      return;
    }
    Row row = rows.computeIfAbsent(caller, key -> new Row());
    if (startNanos < row.lastEndNanos) {
      row.lastEndNanos = Math.max(row.lastEndNanos, endNanos);
      return;
    }
    row.lastEndNanos = endNanos;
    row.targets.add(target);
    row.calls++;
    row.sumNanos += nanos;
    row.maxNanos = Math.max(row.maxNanos, nanos);
    if (row.sumNanos - row.maxNanos > savableNanos) {
      savableNanos = row.sumNanos - row.maxNanos;
      mostCalls = row.calls;
      mostTargets = row.targets.size();
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
