package io.narrows.engine.metrics;

import java.util.HashSet;
import java.util.Set;

/** Lets a bounded number of distinct names through; those that come later share one. */
final class Names {
  static final String OTHER = "other";

  private final Set<String> known = new HashSet<>();
  private final int limit;
  private final String other;

  Names(int limit, String other) {
    this.limit = limit;
    this.other = other;
  }

  String of(String name) {
    if (known.contains(name)) {
      return name;
    }
    if (known.size() >= limit) {
      return other;
    }
    known.add(name);
    return name;
  }
}
