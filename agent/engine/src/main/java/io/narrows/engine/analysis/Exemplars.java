package io.narrows.engine.analysis;

import java.util.ArrayList;
import java.util.List;

/** The longest of the requests whose traces were kept. */
final class Exemplars {
  private final int limit;
  private final List<Exemplar> longest = new ArrayList<>(2);

  Exemplars(int limit) {
    this.limit = limit;
  }

  boolean wants(long durationNanos) {
    return longest.size() < limit
        || durationNanos > longest.get(longest.size() - 1).durationNanos();
  }

  void add(Exemplar exemplar) {
    if (!longest.contains(exemplar)) {
      longest.add(exemplar);
      longest.sort(Exemplar.LONGEST);
      if (longest.size() > limit) {
        longest.remove(limit);
      }
    }
  }

  void add(Exemplars others) {
    others.longest.forEach(this::add);
  }

  List<Exemplar> longest() {
    return List.copyOf(longest);
  }
}
