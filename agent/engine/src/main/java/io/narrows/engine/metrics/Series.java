package io.narrows.engine.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The histograms of one metric by their keys; beyond the limit the rest share one, without key. */
public final class Series<K> {
  private final Buckets buckets;
  private final int limit;
  private final Map<K, Histogram> points = new HashMap<>();
  private @Nullable Histogram rest;

  Series(Buckets buckets, int limit) {
    this.buckets = buckets;
    this.limit = limit;
  }

  Histogram of(@Nullable K key) {
    Histogram point = key == null ? null : points.get(key);
    if (point != null) {
      return point;
    }
    if (key == null || points.size() >= limit) {
      if (rest == null) {
        rest = new Histogram(buckets);
      }
      return rest;
    }
    point = new Histogram(buckets);
    points.put(key, point);
    return point;
  }

  /** Shows each key, null for the rest, with its histogram. */
  public void forEach(BiConsumer<@Nullable K, Histogram> reader) {
    points.forEach(reader);
    if (rest != null) {
      reader.accept(null, rest);
    }
  }

  Buckets buckets() {
    return buckets;
  }
}
