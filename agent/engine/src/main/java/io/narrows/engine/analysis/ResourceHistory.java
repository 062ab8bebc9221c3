package io.narrows.engine.analysis;

import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Resources;

/**
 * Turns the running counts of pools and executors into those of a window. One that is collected
 * takes its counts with it: what would then be below nothing is nothing.
 */
final class ResourceHistory {
  private final Resources resources;
  private ResourceCounts atClose = new ResourceCounts();

  ResourceHistory(Resources resources) {
    this.resources = resources;
  }

  /** Whether the threads of an executor wait for each other. */
  boolean isStuck() {
    return resources.executors().stream().anyMatch(each -> each.selfJoins().isStuck());
  }

  ResourceCounts sinceStart() {
    ResourceCounts counts = sums();
    counts.measure(resources);
    return counts;
  }

  /** What was counted, without what is as it is now: that would be added up. */
  private ResourceCounts sums() {
    ResourceCounts counts = new ResourceCounts();
    for (PoolStats pool : resources.pools()) {
      ResourceCounts.Counts sum = counts.pool(pool.name());
      sum.wait.add(pool.waitTimes());
      sum.use.add(pool.useTimes());
      sum.refused += pool.timeouts();
      sum.activeNanos = Math.max(sum.activeNanos, pool.activeNanos());
      sum.probes += pool.probes();
      sum.fullProbes += pool.fullProbes();
      long[] held = pool.heldNanos();
      for (int kind = 0; kind < held.length; kind++) {
        sum.heldNanos[kind] += held[kind];
      }
    }
    for (ExecutorStats executor : resources.executors()) {
      ResourceCounts.Counts sum = counts.executor(executor.name());
      sum.wait.add(executor.waitTimes());
      sum.use.add(executor.runTimes());
      sum.refused += executor.rejected();
      work(sum, executor);
    }
    return counts;
  }

  private static void work(ResourceCounts.Counts sum, ExecutorStats executor) {
    sum.runSquares += executor.runSquares();
    sum.activeNanos = Math.max(sum.activeNanos, executor.activeNanos());
    sum.probes += executor.probes();
    sum.fullProbes += executor.fullProbes();
    sum.ownSubmits += executor.ownSubmits();
    sum.selfJoins += executor.selfJoins().count();
    sum.selfJoinsWhenFull += executor.selfJoins().whenFull();
    sum.selfJoinNanos += executor.selfJoins().nanos();
    sum.standstills += executor.selfJoins().standstills();
  }

  ResourceCounts sinceClose() {
    ResourceCounts counts = sums();
    counts.subtract(atClose);
    counts.measure(resources);
    return counts;
  }

  /** Ends a window; returns what happened in it. */
  ResourceCounts close() {
    ResourceCounts counts = sinceClose();
    atClose = sums();
    return counts;
  }
}
