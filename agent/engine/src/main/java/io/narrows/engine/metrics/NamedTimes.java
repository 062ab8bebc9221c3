package io.narrows.engine.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** Times by name, of which the first fifty have one and the others share one that says so. */
public final class NamedTimes {
  static final int LIMIT = 50;

  private final Map<String, long[]> nanos = new HashMap<>();

  void add(String name, long added) {
    long[] known = nanos.get(name);
    if (known == null) {
      String key = nanos.size() < LIMIT ? name : Names.OTHER;
      known = nanos.computeIfAbsent(key, none -> new long[1]);
    }
    known[0] += added;
  }

  /** Each with its nanoseconds. */
  public void forEach(ObjLongConsumer<String> found) {
    nanos.forEach((name, sum) -> found.accept(name, sum[0]));
  }
}
