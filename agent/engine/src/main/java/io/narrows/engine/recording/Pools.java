package io.narrows.engine.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connection pools that were seen, by the object that a connection is asked of. Bounded: what
 * comes above {@link Resources#LIMIT} is counted and not listed.
 */
final class Pools {
  private final ConcurrentMap<WeakKey, PoolStats> pools = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private final boolean exponential;

  Pools(boolean exponential) {
    this.exponential = exponential;
  }

  PoolStats of(Object pool, Object settings, PoolLibrary library) {
    PoolStats known = pools.get(new WeakKey.Probe(pool));
    if (known != null) {
      return known;
    }
    if (pools.size() >= Resources.LIMIT) {
      return make(pool, settings, library);
    }
    PoolStats fresh = make(pool, settings, library);
    PoolStats other = pools.putIfAbsent(new WeakKey(pool), fresh);
    return other == null ? fresh : other;
  }

  private PoolStats make(Object pool, Object settings, PoolLibrary library) {
    PoolReader reader = new PoolReader(pool, settings, library);
    return new PoolStats(library, reader, made.incrementAndGet(), exponential);
  }

  /** Those that are open, the oldest first, with names that tell them apart. */
  List<PoolStats> open() {
    List<PoolStats> open = new ArrayList<>();
    for (PoolStats pool : pools.values()) {
      if (!pool.isClosed()) {
        open.add(pool);
      }
    }
    open.sort(Comparator.comparingInt(PoolStats::number));
    Set<String> names = new HashSet<>();
    for (PoolStats pool : open) {
      if (!names.add(pool.name())) {
        pool.distinguish();
        names.add(pool.name());
      }
    }
    return open;
  }

  void expunge() {
    pools.keySet().removeIf(WeakKey::isGone);
  }
}
