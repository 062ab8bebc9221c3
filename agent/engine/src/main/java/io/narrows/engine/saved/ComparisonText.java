package io.narrows.engine.saved;

import io.narrows.engine.analysis.Units;
import io.narrows.engine.report.TextPage;
import io.narrows.engine.saved.Comparison.Gone;
import io.narrows.engine.saved.Comparison.Unmeasured;
import io.narrows.engine.saved.Comparison.Worse;
import java.util.Locale;

/** A comparison for a terminal. */
public final class ComparisonText {
  private final Comparison comparison;
  private final TextPage page = new TextPage(SavedText.WIDTH);

  private ComparisonText(Comparison comparison) {
    this.comparison = comparison;
  }

  public static String of(Comparison comparison) {
    return new ComparisonText(comparison).text();
  }

  private String text() {
    head();
    page.title("gone: " + comparison.gone().stream().mapToInt(it -> it.findings().size()).sum());
    comparison.gone().forEach(this::gone);
    for (Unmeasured each : comparison.unmeasured()) {
      page.wrapped("? ", each.finding().title());
      page.wrapped("    ", "not measured: " + why(each));
    }
    page.title("new: " + comparison.fresh().size());
    comparison.fresh().forEach(finding -> finding("! ", finding));
    page.title("worse: " + comparison.worse().size());
    comparison.worse().forEach(this::worse);
    page.title("still there: " + comparison.still().size());
    comparison.still().forEach(finding -> finding("= ", finding));
    return page.text();
  }

  private void head() {
    Saved before = comparison.before();
    Saved after = comparison.after();
    page.wrapped(
        "",
        "compared with " + before.name() + ": " + load(before) + " then, " + load(after) + " now");
    if (!before.service().equals(after.service())) {
      page.wrapped(
          "", "Another service: " + before.service() + " then, " + after.service() + " now.");
    }
    if (comparison.isUnlike()) {
      page.wrapped(
          "",
          "Another load: what waits for a pool, an executor or the processor cannot be compared, and"
              + " a finding may be gone only because less was asked for.");
    }
    page.wrapped(
        "",
        comparison.hasControls()
            ? "Measured gains are corrected for the load by the endpoints without a finding."
            : "No endpoint is without a finding, so measured gains are not corrected for the load.");
  }

  private String why(Unmeasured each) {
    if (each.earlier() == 0) {
      return "no request of " + each.finding().endpoint() + " had ended then";
    }
    long needed = Math.round(comparison.after().requestsNeeded());
    return Math.round(each.requests()) + " requests came, and a finding needs " + needed;
  }

  private static String load(Saved report) {
    return String.format(
        Locale.ROOT,
        "%s requests in %s (%.1f/s)",
        Units.count(Math.round(report.requests())),
        Units.span(Math.round(report.durationMillis() * 1e6)),
        report.requestsPerSecond());
  }

  private void gone(Gone gone) {
    for (SavedFinding finding : gone.findings()) {
      SavedSite site = finding.site();
      page.wrapped("- ", finding.title() + (site == null ? "" : " at " + site.said()));
    }
    page.wrapped(
        "    ",
        (gone.findings().size() > 1 ? "together " : "")
            + "predicted "
            + range(gone)
            + ", measured "
            + signed(gone.gainMillis())
            + " a request: "
            + said(gone));
    page.wrapped(
        "    ",
        gone.then().name()
            + " took "
            + duration(gone.then().meanMillis())
            + " on average and takes "
            + duration(gone.now().meanMillis())
            + " (uncorrected "
            + signed(gone.rawMillis())
            + ")"
            + (gone.isUnlike() ? "; it is called at another rate" : ""));
  }

  private static String range(Gone gone) {
    String low = SavedFinding.rough(gone.lowMillis());
    String high = SavedFinding.rough(gone.highMillis());
    if (low.equals(high)) {
      return high;
    }
    return gone.lowMillis() == 0 ? "up to " + high : low + " to " + high;
  }

  private static String said(Gone gone) {
    return switch (gone.outcome()) {
      case AS_PREDICTED -> "as predicted";
      case MORE -> "more than predicted";
      case LESS -> "less than predicted";
    };
  }

  private static String signed(double millis) {
    return millis < 0 ? "-" + duration(-millis) : duration(millis);
  }

  private static String duration(double millis) {
    return Units.duration(Math.round(millis * 1e6));
  }

  private void finding(String mark, SavedFinding finding) {
    SavedSite site = finding.site();
    page.wrapped(mark, finding.title() + (site == null ? "" : " at " + site.said()));
    page.wrapped("    ", finding.saving().sentence());
  }

  private void worse(Worse worse) {
    page.wrapped("! ", worse.now().title());
    page.wrapped(
        "    ",
        "a fix would have saved "
            + worse.then().saving().range()
            + " a request, and saves "
            + worse.now().saving().range()
            + " now");
  }
}
