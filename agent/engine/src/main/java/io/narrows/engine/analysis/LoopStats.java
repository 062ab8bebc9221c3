package io.narrows.engine.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The loops of statements in the requests of one endpoint; those that come first are kept. */
final class LoopStats {
  /** So many different ones of one endpoint. (ours) */
  static final int LIMIT = 8;

  private final Map<List<Signature>, long[]> loops = new HashMap<>();

  void add(Loop loop) {
    add(loop.members(), 1, loop.times(), loop.times());
  }

  private void add(List<Signature> members, long requests, long times, long most) {
    long[] known = loops.get(members);
    if (known == null && loops.size() < LIMIT) {
      known = new long[3];
      loops.put(members, known);
    }
    if (known != null) {
      known[0] += requests;
      known[1] += times;
      known[2] = Math.max(known[2], most);
    }
  }

  void add(LoopStats other) {
    other.loops.forEach((members, sums) -> add(members, sums[0], sums[1], sums[2]));
  }

  List<LoopView> views() {
    List<LoopView> views = new ArrayList<>();
    loops.forEach((members, sums) -> views.add(new LoopView(members, sums[0], sums[1], sums[2])));
    views.sort(
        Comparator.<LoopView>comparingLong(view -> -view.times())
            .thenComparing(view -> view.members().toString()));
    return List.copyOf(views);
  }
}
