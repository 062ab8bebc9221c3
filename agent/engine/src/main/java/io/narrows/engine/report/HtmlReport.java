package io.narrows.engine.report;

import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.report.Rows.Row;
import io.narrows.engine.report.Shares.Share;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as one page that needs nothing else: no network, no script. */
final class HtmlReport {
  private static final int OPEN_ENDPOINTS = 3;
  private static final int ROWS = 50;

  private final Content content;
  private final Snapshot snapshot;
  private final Html html = new Html();

  HtmlReport(Content content) {
    this.content = content;
    snapshot = content.snapshot();
  }

  String html() {
    About about = content.about();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .element("title", about.service() + ": where the time goes")
        .raw("\n<style>\n")
        .raw(resource("report.css"))
        .raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n");
    header();
    html.raw("<main id=\"main\">\n");
    if (content.isEmpty()) {
      html.raw("<p class=\"empty\">Nothing was recorded in this time: ")
          .raw("no request, no task, no query.</p>\n");
    } else {
      body();
    }
    html.raw("</main>\n");
    footer();
    return html.raw("</body>\n</html>\n").toString();
  }

  private void header() {
    html.raw("<header>\n").element("h1", content.about().service()).raw("\n<p class=\"sub\">");
    html.text("Where the time goes: " + content.stretch()).raw("</p>\n");
    if (snapshot.server().count() > 0) {
      figures(snapshot.server());
    }
    if (!content.isEmpty()) {
      html.raw("<p class=\"verdict\">").text(content.verdict()).raw("</p>\n");
    }
    String cost = content.about().cost().said();
    String coverage = content.coverage();
    String both = coverage.isEmpty() || cost.isEmpty() ? coverage + cost : coverage + "; " + cost;
    if (!both.isEmpty()) {
      html.element("p", both + ".").raw("\n");
    }
    html.raw("</header>\n");
  }

  private void figures(Latency latency) {
    html.raw("<dl class=\"figures\">");
    figure("requests", Units.count(latency.count()));
    figure("p50", Units.duration(latency.p50()));
    figure("p95", Units.duration(latency.p95()));
    figure("p99", Units.duration(latency.p99()));
    figure("longest", Units.duration(latency.max()));
    html.raw("</dl>\n");
  }

  private void figure(String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }

  private void body() {
    new FindingCards(content, html).write();
    html.raw("<section aria-labelledby=\"endpoints\">\n<h2 id=\"endpoints\">Endpoints</h2>\n");
    int index = 0;
    for (EndpointView endpoint : snapshot.endpoints()) {
      endpoint(endpoint, index++ < OPEN_ENDPOINTS);
    }
    html.raw("</section>\n");
    rows("slowest", "Slowest queries", Rows.queries(snapshot), Rows.SLOWEST);
    List<Row> repeated = Rows.queries(snapshot).stream().filter(Row::isRepeated).toList();
    rows("repeated", "Most repeated queries", repeated, Rows.MOST_REPEATED);
    rows("calls", "Outgoing calls", Rows.calls(snapshot), Rows.LARGEST);
    resources("pools", "Connection pools", "Use", "Timeouts", snapshot.pools());
    resources("executors", "Executors", "Run", "Rejected", snapshot.executors());
  }

  private void endpoint(EndpointView view, boolean open) {
    html.raw(open ? "<details open=\"\">\n<summary>" : "<details>\n<summary>");
    html.raw("<span class=\"name\">").text(view.endpoint().name()).raw("</span>");
    html.raw("<span class=\"facts\">").text(facts(view)).raw("</span>");
    List<Share> shares = Shares.of(view.time());
    bar(shares);
    html.raw("</summary>\n");
    legend(shares);
    String tail = SlowAgainstTypical.of(view);
    if (tail != null) {
      html.raw("<p class=\"tail\">").text(tail + ".").raw("</p>\n");
    }
    FindingCards.examples(html, "Slow examples: ", view.slow());
    html.raw("</details>\n");
  }

  private static String facts(EndpointView view) {
    Latency latency = view.latency();
    String failed = view.errors() == 0 ? "" : ", " + Units.count(view.errors()) + " failed";
    return Units.count(latency.count())
        + " ×"
        + failed
        + " · p50 "
        + Units.duration(latency.p50())
        + " · p95 "
        + Units.duration(latency.p95())
        + " · p99 "
        + Units.duration(latency.p99())
        + (Say.promise(view).isEmpty() ? "" : " · " + Say.promise(view));
  }

  private void bar(List<Share> shares) {
    String said =
        shares.stream()
            .map(share -> Labels.of(share.kind()) + " " + share.percent())
            .collect(Collectors.joining(", "));
    html.raw("<span class=\"bar\" role=\"img\" aria-label=\"").text(said).raw("\">");
    for (Share share : shares) {
      if (share.tenths() > 0) {
        html.raw(
                "<span class=\"k-"
                    + style(share)
                    + "\" style=\"flex-grow:"
                    + share.tenths()
                    + "\">")
            .raw("</span>");
      }
    }
    html.raw("</span>");
  }

  /** The names of kinds are ours, and letters. */
  private static String style(Share share) {
    return share.kind().name().toLowerCase(Locale.ROOT);
  }

  private void legend(List<Share> shares) {
    html.raw("<ul class=\"legend\">");
    for (Share share : shares) {
      if (share.tenths() == 0) {
        continue; // it is in the JSON
      }
      html.raw("<li><span class=\"dot k-" + style(share) + "\"></span>")
          .element("b", share.percent())
          .text(" " + Labels.of(share.kind()) + " ")
          .raw("<small>")
          .text(Units.duration(share.nanos()))
          .raw("</small></li>");
    }
    html.raw("</ul>\n");
  }

  private void rows(String id, String title, List<Row> rows, Comparator<Row> order) {
    if (rows.isEmpty()) {
      return;
    }
    table(id, title, "What", "Times", "Per request", "Mean", "p95", "Total", "Rows each", "Failed");
    rows.stream().sorted(order).limit(ROWS).forEach(this::row);
    endTable();
    if (rows.size() > ROWS) {
      html.element("p", "The JSON report has all " + Units.count(rows.size()) + ".");
    }
  }

  private void row(Row row) {
    Latency latency = row.view().latency();
    html.raw("<tr><th scope=\"row\">").element("code", row.view().signature().text());
    html.raw("<small>").text(row.endpoint().endpoint().name());
    if (!row.view().signature().target().isEmpty()) {
      html.text(" · " + row.view().signature().target());
    }
    if (row.location() != null) {
      html.text(" · " + row.location());
    }
    html.raw("</small></th>")
        .number(Units.count(latency.count()))
        .number(Units.mean(row.perRequest()) + ", max " + Units.count(row.view().maxRepeats()))
        .number(Units.duration(latency.mean()))
        .number(Units.duration(latency.p95()))
        .number(Units.duration(latency.sum()))
        .number(row.rows() == 0 ? "–" : Units.mean((double) row.rows() / latency.count()))
        .number(Units.count(row.view().errors()))
        .raw("</tr>\n");
  }

  private void resources(
      String id, String title, String use, String refused, List<ResourceView> resources) {
    if (resources.isEmpty()) {
      return;
    }
    table(
        id,
        title,
        "Name",
        "Limit",
        "Busy",
        "Times",
        "Wait mean",
        "Wait p99",
        use + " mean",
        use + " p99",
        "Waiting now",
        refused);
    for (ResourceView view : resources) {
      html.raw("<tr><th scope=\"row\">")
          .text(view.name())
          .raw("</th>")
          .number(view.limit() < 0 ? "–" : Units.count(view.limit()))
          .number(Double.isNaN(view.utilisation()) ? "–" : Units.percent(view.utilisation()))
          .number(Units.count(view.using().count()))
          .number(Units.duration(view.waiting().mean()))
          .number(Units.bucketed(view.waiting().p99()))
          .number(Units.duration(view.using().mean()))
          .number(Units.bucketed(view.using().p99()))
          .number(view.pending() < 0 ? "–" : Units.count(view.pending()))
          .number(Units.count(view.refused()))
          .raw("</tr>\n");
    }
    endTable();
  }

  private void table(String id, String title, String first, String... columns) {
    html.raw("<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">")
        .text(title)
        .raw("</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"")
        .raw(id)
        .raw("\">\n<table>\n<thead><tr><th scope=\"col\">")
        .text(first)
        .raw("</th>");
    for (String column : columns) {
      html.raw("<th scope=\"col\" class=\"n\">").text(column).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n");
  }

  private void endTable() {
    html.raw("</tbody>\n</table>\n</div>\n</section>\n");
  }

  private void footer() {
    About about = content.about();
    html.raw("<footer>\n<h2>What was not seen</h2>\n<ul>");
    List<String> unseen = content.unseen();
    for (String each : unseen.isEmpty() ? List.of("Nothing that we know of.") : unseen) {
      html.element("li", each);
    }
    for (String each : about.unwoven()) {
      html.raw("<li><code>").text(each).raw("</code></li>");
    }
    html.raw("</ul>\n");
    if (!about.libraries().isEmpty()) {
      html.element("p", "Watched: " + String.join(", ", about.libraries()) + ".").raw("\n");
    }
    html.raw("<p>")
        .text("Narrows " + about.agentVersion() + ", " + Instant.ofEpochMilli(about.takenMillis()))
        .raw("</p>\n</footer>\n");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the agent's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
