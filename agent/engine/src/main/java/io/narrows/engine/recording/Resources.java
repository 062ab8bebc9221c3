package io.narrows.engine.recording;

import io.narrows.facts.settings.HistogramAggregation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The pools and executors that were seen. Bounded: beyond {@link #LIMIT} of each, the last ones
 * share one entry. What a collected executor counted stays, under its name.
 */
public final class Resources {
  static final int LIMIT = 256;
  static final int SIMILAR_LIMIT = 16;

  // Keys are weak: WeakKey compares by identity. A new key locks one bin for the time of an
  // insertion, once per executor or pool and not per task.
  private final ConcurrentMap<WeakKey, ExecutorStats> executors = new ConcurrentHashMap<>();
  private final Pools pools;
  private final boolean exponential;
  private final ExecutorStats otherExecutors;

  // There may be one of these for each request, so that one entry serves them all.
  private final ExecutorStats threadPerTask;

  // Read and written by threads of the agent's only, under the lock.
  private final Map<String, ExecutorStats> collected = new HashMap<>();
  private final Map<String, Set<String>> similarNames = new HashMap<>();

  public Resources() {
    this(HistogramAggregation.DEFAULT);
  }

  /**
   * @param histograms how their durations will leave the process
   */
  public Resources(HistogramAggregation histograms) {
    exponential = histograms.isExponential();
    pools = new Pools(exponential);
    otherExecutors = new ExecutorStats("other", exponential);
    threadPerTask = new ExecutorStats("thread-per-task", exponential);
  }

  ExecutorStats executor(Object executor) {
    ExecutorStats known = executors.get(new WeakKey.Probe(executor));
    if (known != null) {
      return known;
    }
    if (executor.getClass().getName().equals("java.util.concurrent.ThreadPerTaskExecutor")) {
      return threadPerTask;
    }
    if (executors.size() >= LIMIT) {
      return otherExecutors;
    }
    return executors.computeIfAbsent(
        new WeakKey(executor), key -> new ExecutorStats(executor, exponential));
  }

  PoolStats pool(Object pool, Object settings, PoolLibrary library) {
    return pools.of(pool, settings, library);
  }

  /**
   * The executors seen so far, and what is left of those that were collected; several may have one
   * name. Called by threads of the agent's only: the drain and the exporting thread.
   */
  public synchronized List<ExecutorStats> executors() {
    List<ExecutorStats> seen = new ArrayList<>(collected.values());
    for (ExecutorStats each : executors.values()) {
      if (!each.isInternal()) {
        bound(each);
        seen.add(each);
      }
    }
    addIfUsed(seen, threadPerTask);
    addIfUsed(seen, otherExecutors);
    return seen;
  }

  private static void addIfUsed(List<ExecutorStats> seen, ExecutorStats shared) {
    if (shared.waitTimes().count() > 0 || shared.rejected() > 0) {
      seen.add(shared);
    }
  }

  /** Names that differ in numbers only, and are many, are one name. */
  private void bound(ExecutorStats executor) {
    String name = executor.name();
    String common = ThreadNames.withoutNumbers(name);
    if (common.equals(name)) {
      return;
    }
    Set<String> similar = similarNames.computeIfAbsent(common, key -> new HashSet<>());
    if (!similar.contains(name)) {
      if (similar.size() >= SIMILAR_LIMIT) {
        executor.rename(common);
      } else {
        similar.add(name);
      }
    }
  }

  /** The connection pools that are open. */
  public List<PoolStats> pools() {
    return pools.open();
  }

  /** Forgets what was collected; called from time to time by the agent's thread. */
  public synchronized void expunge() {
    pools.expunge();
    Iterator<Map.Entry<WeakKey, ExecutorStats>> each = executors.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<WeakKey, ExecutorStats> entry = each.next();
      if (entry.getKey().isGone()) {
        each.remove();
        keep(entry.getValue());
      }
    }
  }

  private void keep(ExecutorStats gone) {
    if (gone.isInternal() || gone.waitTimes().count() == 0 && gone.rejected() == 0) {
      return;
    }
    bound(gone);
    String name = collected.size() < LIMIT ? gone.name() : "other";
    collected.computeIfAbsent(name, key -> new ExecutorStats(key, exponential)).absorb(gone);
  }
}
