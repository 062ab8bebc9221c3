package io.narrows.engine.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The pools and executors that were seen. Bounded: beyond {@link #LIMIT} of each, the last ones
 * share one entry.
 */
public final class Resources {
  static final int LIMIT = 256;

  // Keys are weak: WeakKey compares by identity. A new key locks one bin for the time of an
  // insertion, once per executor or pool and not per task.
  private final ConcurrentMap<WeakKey, ExecutorStats> executors = new ConcurrentHashMap<>();
  private final ConcurrentMap<WeakKey, PoolStats> pools = new ConcurrentHashMap<>();
  private final ExecutorStats otherExecutors = new ExecutorStats("other");

  ExecutorStats executor(Object executor) {
    ExecutorStats known = executors.get(new WeakKey.Probe(executor));
    if (known != null) {
      return known;
    }
    if (executors.size() >= LIMIT) {
      return otherExecutors;
    }
    return executors.computeIfAbsent(new WeakKey(executor), key -> new ExecutorStats(executor));
  }

  PoolStats pool(Object pool, String name, String library) {
    PoolStats known = pools.get(new WeakKey.Probe(pool));
    if (known != null) {
      return known;
    }
    return pools.computeIfAbsent(new WeakKey(pool), key -> new PoolStats(pool, name, library));
  }

  @Nullable PoolStats knownPool(Object pool) {
    return pools.get(new WeakKey.Probe(pool));
  }

  /** The executors seen so far. */
  public List<ExecutorStats> executors() {
    return new ArrayList<>(executors.values());
  }

  /** The connection pools seen so far. */
  public List<PoolStats> pools() {
    return new ArrayList<>(pools.values());
  }

  /** Forgets what was collected; called from time to time by the drain. */
  public void expunge() {
    executors.keySet().removeIf(WeakKey::isGone);
    pools.keySet().removeIf(WeakKey::isGone);
  }
}
