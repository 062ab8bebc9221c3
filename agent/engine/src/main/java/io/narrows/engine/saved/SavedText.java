package io.narrows.engine.saved;

import io.narrows.engine.analysis.Units;
import io.narrows.engine.report.TextPage;
import java.util.List;
import java.util.Locale;

/** What a saved report found, for a terminal. */
public final class SavedText {
  static final int WIDTH = 100;

  private static final int SHOWN = 5;

  private SavedText() {}

  /**
   * @param all every finding, not only the first five
   */
  public static String of(Saved report, boolean all) {
    TextPage page = new TextPage(WIDTH);
    page.line(
        "narrows " + report.agentVersion() + " · " + report.service() + " · " + about(report));
    page.gap();
    page.wrapped("", report.verdict());
    page.gap();
    List<SavedFinding> causes =
        report.findings().stream().filter(finding -> finding.cause().isEmpty()).toList();
    int shown = all ? causes.size() : Math.min(SHOWN, causes.size());
    for (int i = 0; i < shown; i++) {
      finding(page, i + 1, causes.get(i));
    }
    if (shown < causes.size()) {
      page.line("... and " + (causes.size() - shown) + " more (--all)");
    }
    return page.text();
  }

  private static String about(Saved report) {
    return Units.span(Math.round(report.durationMillis() * 1e6))
        + " · "
        + Units.count(Math.round(report.requests()))
        + " requests";
  }

  private static void finding(TextPage page, int number, SavedFinding finding) {
    String severity = finding.severity().name().toUpperCase(Locale.ROOT);
    page.wrapped(number + " " + severity + "  ", finding.title());
    page.wrapped(
        "  ",
        finding.saving().isNone()
            ? finding.saving().sentence()
            : finding.saving().sentence()
                + " · "
                + Units.percent(finding.impact())
                + " of all request time");
    page.wrapped("  ", finding.signature());
    SavedSite site = finding.site();
    page.wrapped("  at ", site == null ? "" : site.said());
    for (String evidence : finding.evidence()) {
      page.wrapped("  - ", evidence);
    }
    page.wrapped("  fix: ", finding.fix());
    page.wrapped("  check after the fix: ", finding.verify());
    page.gap();
  }
}
