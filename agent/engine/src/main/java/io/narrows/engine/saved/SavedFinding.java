package io.narrows.engine.saved;

import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Saving;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finding of a saved report.
 *
 * @param cause the id of what it follows from; empty where it follows from nothing
 * @param lowMillis what a fix saves of one affected request at least
 * @param highMillis what a fix saves of one affected request at most
 */
public record SavedFinding(
    String id,
    String type,
    Severity severity,
    String endpoint,
    String signature,
    String title,
    List<String> evidence,
    String fix,
    String verify,
    double requests,
    double lowMillis,
    double highMillis,
    double impact,
    String cause,
    List<SavedSite> sites) {

  static SavedFinding of(Tree tree) throws Unreadable {
    List<SavedSite> sites = new ArrayList<>();
    for (Tree site : tree.list("sites")) {
      sites.add(SavedSite.of(site));
    }
    return new SavedFinding(
        tree.text("id"),
        tree.text("type"),
        severity(tree.text("severity")),
        tree.text("endpoint"),
        tree.text("signature", ""),
        tree.text("title"),
        tree.texts("evidence"),
        tree.text("fix"),
        tree.text("verify"),
        tree.number("requests"),
        tree.number("savesAtLeastMillis"),
        tree.number("savesAtMostMillis"),
        tree.number("impact"),
        tree.text("cause", ""),
        List.copyOf(sites));
  }

  SavedFinding at(String other) {
    return new SavedFinding(
        id,
        type,
        severity,
        other,
        signature,
        title,
        evidence,
        fix,
        verify,
        requests,
        lowMillis,
        highMillis,
        impact,
        cause,
        sites);
  }

  private static Severity severity(String name) throws Unreadable {
    try {
      return Severity.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new Unreadable("there is no severity " + name);
    }
  }

  /** The place that issued it, or null. */
  public @Nullable SavedSite site() {
    return sites.isEmpty() ? null : sites.get(0);
  }

  /** What a fix saves of one affected request. */
  public Saving saving() {
    return new Saving(nanos(lowMillis), nanos(highMillis));
  }

  static String rough(double millis) {
    return Units.rough(nanos(millis));
  }

  private static long nanos(double millis) {
    return Math.round(millis * 1e6);
  }
}
