package io.narrows.engine.report;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.report.Rows.Row;
import io.narrows.engine.report.Shares.Share;
import io.narrows.engine.watch.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The report for a terminal, no wider than 100 columns. */
final class TextReport {
  static final int WIDTH = 100;

  private static final int ENDPOINTS = 12;
  private static final int ROWS = 5;
  private static final int BAR = 48;

  private final Content content;
  private final Snapshot snapshot;
  private final boolean all;
  private final TextPage page = new TextPage(WIDTH);

  /**
   * @param all everything, and not only the largest
   */
  TextReport(Content content, boolean all) {
    this.content = content;
    this.all = all;
    snapshot = content.snapshot();
  }

  String text() {
    header();
    if (content.isEmpty()) {
      page.line("Nothing was recorded in this time: no request, no task, no query.");
      return page.text();
    }
    findings();
    endpoints();
    rows("slowest queries", Rows.queries(snapshot), Rows.SLOWEST);
    List<Row> repeated = Rows.queries(snapshot).stream().filter(Row::isRepeated).toList();
    rows("most repeated queries", repeated, Rows.MOST_REPEATED);
    rows("outgoing calls", Rows.calls(snapshot), Rows.LARGEST);
    resources("connection pools", "use", "timeouts", snapshot.pools());
    resources("executors", "run", "rejected", snapshot.executors());
    unseen();
    return page.text();
  }

  private void header() {
    About about = content.about();
    page.line(
        "narrows " + about.agentVersion() + " · " + about.service() + " · " + content.stretch());
    if (snapshot.server().count() > 0) {
      long failed =
          snapshot.endpoints().stream()
              .filter(view -> view.endpoint().isServer())
              .mapToLong(EndpointView::errors)
              .sum();
      page.line(latency("request", snapshot.server(), failed));
    }
    String cost = about.cost().said();
    String coverage = content.coverage();
    String both = coverage.isEmpty() || cost.isEmpty() ? coverage + cost : coverage + " · " + cost;
    page.wrapped("", both);
    page.gap();
    page.wrapped("", content.isEmpty() ? "" : content.verdict());
    page.gap();
  }

  private void unseen() {
    page.title("what was not seen");
    List<String> unseen = content.unseen();
    for (String each : unseen.isEmpty() ? List.of("Nothing that we know of.") : unseen) {
      page.wrapped("- ", each);
    }
    List<String> unwoven = content.about().unwoven();
    for (String each : unwoven.subList(0, all ? unwoven.size() : Math.min(ROWS, unwoven.size()))) {
      page.wrapped("  ", each);
    }
    List<String> libraries = content.about().libraries();
    page.wrapped("watched: ", libraries.isEmpty() ? "no library that we know" : join(libraries));
  }

  private static String join(List<String> libraries) {
    return String.join(", ", libraries);
  }

  private static String latency(String noun, Latency latency, long failed) {
    return Units.count(latency.count())
        + " "
        + noun
        + (latency.count() == 1 ? "" : "s")
        + (failed > 0 ? " (" + Units.count(failed) + " failed)" : "")
        + "   p50 "
        + Units.duration(latency.p50())
        + "   p95 "
        + Units.duration(latency.p95())
        + "   p99 "
        + Units.duration(latency.p99());
  }

  private void findings() {
    List<Found> findings = content.causes();
    if (findings.isEmpty()) {
      return; // said in the head
    }
    page.title("what to fix");
    int shown = all ? findings.size() : Math.min(Content.SHOWN, findings.size());
    for (int i = 0; i < shown; i++) {
      finding(i + 1, findings.get(i));
    }
    more(findings.size() - shown, "findings");
  }

  private void finding(int number, Found found) {
    Finding finding = found.finding();
    String severity = Say.severity(finding).toUpperCase(Locale.ROOT);
    page.wrapped(number + " " + severity + "  ", finding.title());
    page.wrapped("  ", Say.gain(finding, content.endpoint(finding)) + " · " + Say.standing(found));
    page.wrapped("  ", TextPage.cut(Say.subject(finding.signature()), all ? 2_000 : 3 * WIDTH));
    String location = Say.location(finding.sites());
    page.wrapped("  at ", location == null ? "" : location);
    page.wrapped("  ", content.rescue(finding));
    page.line("  why we are sure:");
    for (String evidence : finding.evidence()) {
      page.wrapped("  - ", evidence);
    }
    page.wrapped("  fix: ", finding.fix());
    page.wrapped("  check after the fix: ", finding.verify());
    for (Finding effect : content.effects(finding)) {
      page.wrapped("  follows from it: ", effect.title());
    }
    page.wrapped("  traces: ", Say.traces(finding.exemplars(), 2));
    page.gap();
  }

  private void endpoints() {
    page.title("where the time goes");
    List<EndpointView> endpoints = snapshot.endpoints();
    int shown = all ? endpoints.size() : Math.min(ENDPOINTS, endpoints.size());
    for (EndpointView endpoint : endpoints.subList(0, shown)) {
      page.cut(endpoint.endpoint().name());
      page.line("  " + latency(noun(endpoint), endpoint.latency(), endpoint.errors()));
      page.wrapped("  ", Say.promise(endpoint));
      shares(endpoint);
      String tail = SlowAgainstTypical.of(endpoint);
      page.wrapped("  ", tail == null ? "" : tail);
      page.gap();
    }
    more(endpoints.size() - shown, "endpoints");
  }

  private static String noun(EndpointView view) {
    return switch (view.endpoint().root()) {
      case SERVER -> "request";
      case TASK -> "run";
      case INTERNAL -> "operation";
    };
  }

  private void shares(EndpointView endpoint) {
    for (Share share : Shares.of(endpoint.time())) {
      if (share.tenths() == 0 && !all) {
        continue;
      }
      int bar = Math.round(BAR * share.tenths() / 1_000f);
      String label = String.format("%-18s", Labels.of(share.kind()));
      String line = String.format("  %7s  %s %s", share.percent(), label, "█".repeat(bar));
      page.line(line.stripTrailing());
    }
  }

  private void rows(String title, List<Row> rows, Comparator<Row> order) {
    if (rows.isEmpty()) {
      return;
    }
    page.title(title);
    List<Row> sorted = rows.stream().sorted(order).toList();
    int shown = Math.min(ROWS, sorted.size());
    for (Row row : sorted.subList(0, shown)) {
      row(row);
    }
    if (shown < sorted.size()) {
      page.line("... and " + (sorted.size() - shown) + " more, in the page and in the JSON");
      page.gap();
    }
  }

  private void row(Row row) {
    Latency latency = row.view().latency();
    page.line(
        "mean "
            + Units.duration(latency.mean())
            + "  p95 "
            + Units.duration(latency.p95())
            + "  x "
            + Units.count(latency.count())
            + "  total "
            + Units.duration(latency.sum()));
    page.wrapped("  ", perRequest(row) + rowsRead(row) + failures(row));
    page.wrapped("  ", all ? text(row) : TextPage.cut(text(row), 3 * WIDTH - 10));
    String location = row.location() == null ? "" : " at " + row.location();
    page.wrapped("  in ", row.endpoint().endpoint().name() + location);
    page.gap();
  }

  private static String text(Row row) {
    String target = row.view().signature().target();
    boolean isCall = row.view().signature().kind() == Kind.HTTP_WAIT;
    String text = row.view().signature().text();
    return isCall && !target.isEmpty() ? text + " of " + target : text;
  }

  private static String perRequest(Row row) {
    return Units.mean(row.perRequest())
        + " per request, at most "
        + Units.count(row.view().maxRepeats());
  }

  private static String rowsRead(Row row) {
    if (row.rows() == 0) {
      return "";
    }
    return ", "
        + Units.mean((double) row.rows() / row.view().executions())
        + " rows each, fetched in "
        + Units.duration(row.fetchNanos());
  }

  private static String failures(Row row) {
    long errors = row.view().errors();
    return errors == 0 ? "" : ", " + Units.count(errors) + " failed";
  }

  private void resources(String title, String use, String refused, List<ResourceView> resources) {
    List<ResourceView> used =
        resources.stream().filter(view -> view.waiting().count() + view.refused() > 0).toList();
    if (used.isEmpty()) {
      return;
    }
    page.title(title);
    String columns = "%-24s %5s %5s %9s %9s %9s %9s";
    page.line(
        String.format(
            columns, "", "limit", "busy", "wait mean", "wait p99", use + " mean", use + " p99"));
    for (ResourceView view : used) {
      page.line(
          String.format(
              columns,
              TextPage.cut(view.name(), 24),
              view.limit() < 0 ? "-" : view.limit(),
              Double.isNaN(view.utilisation()) ? "-" : Units.percent(view.utilisation()),
              Units.duration(view.waiting().mean()),
              Units.bucketed(view.waiting().p99()),
              Units.duration(view.using().mean()),
              Units.bucketed(view.using().p99())));
      String now = view.pending() > 0 ? Units.count(view.pending()) + " wait now" : "";
      String lost = view.refused() > 0 ? Units.count(view.refused()) + " " + refused : "";
      String note = now.isEmpty() || lost.isEmpty() ? now + lost : now + ", " + lost;
      page.wrapped("  ", note);
    }
    page.gap();
  }

  private void more(int count, String what) {
    if (count > 0) {
      page.line(("... and " + count + " more " + what).stripTrailing() + " (--all)");
      page.gap();
    }
  }
}
