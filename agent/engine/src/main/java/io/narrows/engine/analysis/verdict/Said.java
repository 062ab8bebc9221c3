package io.narrows.engine.analysis.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said of which time. Where two rules see the same thing, the one that stands first in the
 * list of rules says it: a draft of which most was said already is not said again.
 */
final class Said {
  private final List<Part> parts = new ArrayList<>();

  /** Whether most of what it is about was said already; otherwise it is said now. */
  boolean isSaid(Draft draft) {
    long known = 0;
    long all = 0;
    for (Part part : draft.parts) {
      // The one more makes parts count of which no time is known, as of an operation beside.
      all += part.nanos() + 1;
      known += parts.stream().anyMatch(said -> said.covers(part)) ? part.nanos() + 1 : 0;
    }
    return all > 0 && 2 * known > all;
  }

  void say(Draft draft) {
    parts.addAll(draft.parts);
  }
}
