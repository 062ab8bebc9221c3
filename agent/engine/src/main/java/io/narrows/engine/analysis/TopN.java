package io.narrows.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A map of which only the largest values keep their key, and the others share one that says so. It
 * may grow to twice its limit before it is trimmed, so that what grows late has a chance.
 */
final class TopN<K, V> {
  private final int limit;
  private final Comparator<K> order;
  private final Function<K, K> overflow;
  private final ToLongFunction<V> size;
  private final Merge<V> merge;
  private final Map<K, V> values = new HashMap<>();

  /** Adds the second to the first. */
  interface Merge<V> {
    void add(V into, V from);
  }

  /**
   * @param order decides between equal sizes, so that the same data keeps the same keys
   * @param overflow the key that takes what loses its own
   */
  TopN(
      int limit,
      Comparator<K> order,
      Function<K, K> overflow,
      ToLongFunction<V> size,
      Merge<V> merge) {
    this.limit = limit;
    this.order = order;
    this.overflow = overflow;
    this.size = size;
    this.merge = merge;
  }

  V of(K key, Function<K, V> make) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    if (values.size() >= 2 * limit) {
      trim(limit);
    }
    V fresh = make.apply(key);
    values.put(key, fresh);
    return fresh;
  }

  /** Folds all but this many of the largest. */
  void trim(int most) {
    if (values.size() <= most) {
      return;
    }
    List<K> keys = new ArrayList<>(values.keySet());
    keys.removeIf(key -> overflow.apply(key).equals(key));
    keys.sort(
        Comparator.<K>comparingLong(key -> -size.applyAsLong(values.get(key)))
            .thenComparing(order));
    for (K key : keys.subList(Math.min(most, keys.size()), keys.size())) {
      fold(key);
    }
  }

  private void fold(K key) {
    V value = values.remove(key);
    K into = overflow.apply(key);
    V rest = values.get(into);
    if (rest == null) {
      values.put(into, value);
    } else {
      merge.add(rest, value);
    }
  }

  Map<K, V> values() {
    return values;
  }
}
