package io.narrows.engine.analysis.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts symptoms under their causes: a wait follows from what the thing that is waited for is busy
 * with, where that takes at least half of its busy time. So one root cause is one finding.
 */
final class Folding {
  private static final Comparator<Finding> ORDER =
      Comparator.comparingDouble((Finding finding) -> -finding.impact())
          .thenComparing(finding -> -finding.gain().highNanos())
          .thenComparing(Finding::confidence)
          .thenComparing(Finding::id);

  private final List<Weighed> all;
  private final Map<Weighed, List<Weighed>> effects = new IdentityHashMap<>();

  private Folding(List<Weighed> all) {
    this.all = all;
  }

  static List<Finding> of(List<Weighed> weighed) {
    // Whatever order the rules speak in, the same cause is chosen.
    List<Weighed> sorted = new ArrayList<>(weighed);
    sorted.sort(Comparator.comparing(each -> each.id));
    Folding folding = new Folding(sorted);
    folding.fold();
    return folding.ordered();
  }

  private void fold() {
    for (Weighed each : all) {
      Weighed cause = explanation(each);
      cause = cause == null ? occupant(each) : cause;
      if (cause != null) {
        each.cause = cause;
        effects.computeIfAbsent(cause, key -> new ArrayList<>()).add(each);
      }
    }
  }

  /** Who says of this type that it follows from it. */
  private @Nullable Weighed explanation(Weighed symptom) {
    for (Weighed each : all) {
      if (each.draft.explains(symptom.draft) && !each.followsFrom(symptom)) {
        return each;
      }
    }
    return null;
  }

  /** Who keeps busy what this waits for. */
  private @Nullable Weighed occupant(Weighed symptom) {
    Weighed most = null;
    long mostNanos = Math.round(Thresholds.CAUSE * symptom.draft.busyNanos);
    for (Weighed each : all) {
      long nanos = busyNanos(symptom, each);
      boolean isMore = most == null ? nanos >= mostNanos : nanos > mostNanos;
      if (nanos > 0 && isMore && !each.followsFrom(symptom)) {
        most = each;
        mostNanos = nanos;
      }
    }
    return most;
  }

  private static long busyNanos(Weighed symptom, Weighed with) {
    long nanos = 0;
    Set<Object> counted = new HashSet<>();
    for (Part part : with.draft.parts) {
      if (part.signature() != null && counted.add(part.signature())) {
        nanos += symptom.draft.busyWith.getOrDefault(part.signature(), 0L);
      }
    }
    return nanos;
  }

  private List<Finding> ordered() {
    Map<Weighed, Finding> findings = new IdentityHashMap<>();
    for (Weighed each : all) {
      findings.put(each, each.finding(effects(each).stream().map(effect -> effect.id).toList()));
    }
    List<Weighed> roots = all.stream().filter(each -> each.cause == null).toList();
    List<Finding> ordered = new ArrayList<>();
    add(roots, findings, ordered);
    return List.copyOf(ordered);
  }

  private void add(List<Weighed> siblings, Map<Weighed, Finding> findings, List<Finding> into) {
    List<Weighed> sorted = new ArrayList<>(siblings);
    sorted.sort(
        Comparator.<Weighed>comparingDouble(each -> -weight(each, findings))
            .thenComparing(findings::get, ORDER));
    for (Weighed each : sorted) {
      into.add(findings.get(each));
      add(effects(each), findings, into);
    }
  }

  /** A cause weighs as much as the heaviest of what follows from it; never their sum. */
  private double weight(Weighed of, Map<Weighed, Finding> findings) {
    double weight = Math.max(findings.get(of).impact(), of.draft.lost);
    for (Weighed effect : effects(of)) {
      weight = Math.max(weight, weight(effect, findings));
    }
    return weight;
  }

  private List<Weighed> effects(Weighed of) {
    return effects.getOrDefault(of, List.of());
  }
}
