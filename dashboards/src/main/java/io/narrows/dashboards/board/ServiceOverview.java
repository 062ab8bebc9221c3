package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.bars;
import static io.narrows.dashboards.panel.Panel.heatmap;
import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Links;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;
import io.narrows.dashboards.panel.Variable;

/** Rate, errors and duration, and why. */
final class ServiceOverview {
  private static final String D = "http_server_request_duration_seconds";
  private static final String ROUTE = "{$S,http_route=~\"$route\"}";
  private static final String FAILED =
      "{$S,http_route=~\"$route\",http_response_status_code=~\"5..\"}";
  private static final String ALL = "sum by (http_route) (rate(" + D + "_count{$S}$R))";
  private static final String BUCKETS = "sum by (le) (rate(" + D + "_bucket" + ROUTE + "$R))";

  private ServiceOverview() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
                Boards.SERVICE,
                "Narrows / Service overview",
                "Rate, errors, duration, and where the time of a request goes.")
            .variable(
                Variable.values(
                    "route", "Route", "label_values(" + D + "_count{$S}, http_route)", ".*"));
    now(board.row("Now"));
    board.row("Where the time goes").add(segments(), shares());
    curves(board.row("Rate, errors, duration"));
    board.row("Routes").add(routes());
    board.closedRow("Slowest requests (needs Tempo)").add(traces());
    return board;
  }

  private static void now(Dashboard board) {
    board.add(
        stat("Requests")
            .about("Per second. Nothing: see whether agents report on Agent and pipeline.")
            .unit("reqps")
            .query("sum(rate(" + D + "_count" + ROUTE + "$R))", "requests"),
        stat("Error ratio")
            .about("Answers with 5xx. Red: the table of routes says which, its traces why.")
            .unit("percentunit")
            .limits(0.001, 0.01)
            .query(
                "(sum(rate("
                    + D
                    + "_count"
                    + FAILED
                    + "$R)) or vector(0)) / sum(rate("
                    + D
                    + "_count"
                    + ROUTE
                    + "$R))",
                "errors"),
        stat("p95 latency")
            .about("One request in twenty is slower. Red: see where the time goes, below.")
            .unit("s")
            .limits(0.5, 1)
            .query("histogram_quantile(0.95, " + BUCKETS + ")", "p95"),
        stat("In flight")
            .about("Requests that are open now. It rises before latency does.")
            .unit("short")
            .query("sum(http_server_active_requests{$S})", "open"),
        stat("Worst error budget left")
            .about("Red: the objective will be missed; follow the link.")
            .unit("percentunit")
            .least(0.25, 0.5)
            .query(
                "min(slo:period_error_budget_remaining:ratio{slo_service=~\"$service\"})", "left")
            .link(Links.board("Error budgets", Boards.SLO)),
        stat("Top bottleneck")
            .about("The kind of finding that costs most, in seconds of the range.")
            .unit("s")
            .now(
                "topk(1, sum by (narrows_finding_type)"
                    + " ("
                    + Gained.of("narrows_finding_impact_seconds_total{$S}")
                    + "))",
                "{{narrows_finding_type}}")
            .option("textMode", "value_and_name")
            .option("colorMode", "none")
            .option("graphMode", "none")
            .link(Links.board("Bottlenecks", Boards.BOTTLENECKS)));
  }

  private static Panel segments() {
    return series("Time per request by segment")
        .about(
            "The average latency, taken apart: the areas add up to it. The band that grows with the"
                + " latency is its cause.")
        .unit("s")
        .stacked()
        .query(
            "sum by (narrows_segment) (rate(narrows_request_segment_time_seconds_total"
                + ROUTE
                + "$R)) / scalar(sum(rate("
                + D
                + "_count"
                + ROUTE
                + "$R)))",
            "{{narrows_segment}}");
  }

  private static Panel shares() {
    return bars("Share of request time")
        .about("The longest bar is where a fix pays. other is what nothing explains.")
        .unit("percentunit")
        .decimals(1)
        .max(1)
        .now(
            "sort_desc(sum by (narrows_segment)"
                + " (increase(narrows_request_segment_time_seconds_total"
                + ROUTE
                + "[$__range])) / scalar(sum(increase("
                + D
                + "_sum"
                + ROUTE
                + "[$__range]))))",
            "{{narrows_segment}}");
  }

  private static void curves(Dashboard board) {
    board.add(
        series("Rate by status")
            .about("Red is 5xx. A drop of all is upstream of this service.")
            .unit("reqps")
            .stacked()
            .query(
                "sum by (status) (label_replace(rate("
                    + D
                    + "_count"
                    + ROUTE
                    + "$R), \"status\", \"$1\", \"http_response_status_code\", \"(.)..\"))",
                "{{status}}xx")
            .override("^2.*", color("green"))
            .override("^3.*", color("blue"))
            .override("^4.*", color("yellow"))
            .override("^5.*", color("red")),
        series("Error ratio by route")
            .about("The ten worst. Red on one route: its code; on all: what they share.")
            .unit("percentunit")
            .limits(0.01, 0.05)
            .query(
                "topk(10, (sum by (http_route) (rate("
                    + D
                    + "_count{$S,http_response_status_code=~\"5..\"}$R)) or 0 * "
                    + ALL
                    + ") / "
                    + ALL
                    + ")",
                "{{http_route}}"),
        series("Latency")
            .about("A dot is a request: click it for its trace. p99 far above p95: see tail_cause.")
            .unit("s")
            .traced("histogram_quantile(0.50, " + BUCKETS + ")", "p50")
            .traced("histogram_quantile(0.95, " + BUCKETS + ")", "p95")
            .traced("histogram_quantile(0.99, " + BUCKETS + ")", "p99"),
        heatmap("Latency, all requests")
            .about("Two bands are two kinds of requests: choose one route, then compare them.")
            .unit("short")
            .buckets("sum by (le) (increase(" + D + "_bucket" + ROUTE + "$R))"));
  }

  private static String color(String color) {
    return "[{'id':'color','value':{'mode':'fixed','fixedColor':'" + color + "'}}]";
  }

  private static Panel routes() {
    String by = "by (http_request_method,http_route) ";
    String all = "sum " + by + "(increase(" + D + "_count{$S}[$__range]))";
    String quantile =
        "histogram_quantile(0.95, sum by (le,http_request_method,http_route) (increase("
            + D
            + "_bucket{$S}[$__range]";
    return Table.of("Routes by total time", "http_route", "Route", "http_request_method", "Method")
        .about(
            "The first row is where request time is spent. Red: more than 1 % errors, p95 over"
                + " one second, or twice as slow as yesterday.")
        .column("Total", "s", "topk(25, sum " + by + "(increase(" + D + "_sum{$S}[$__range])))")
        .column("Requests", "short", all)
        .column(
            "Errors",
            "percentunit",
            "(sum "
                + by
                + "(increase("
                + D
                + "_count{$S,http_response_status_code=~\"5..\"}[$__range])) or 0 * "
                + all
                + ") / "
                + all)
        .column("p95", "s", quantile + ")))")
        .column("Against yesterday", "short", quantile + "))) / " + quantile + " offset 1d)))")
        .colored("Errors", 0.001, 0.01)
        .colored("p95", 0.5, 1)
        .colored("Against yesterday", 1.3, 2)
        .linked(
            "Route",
            Links.board("This route", Boards.SERVICE, "route", "Route"),
            Links.traces("span.http.route", "Route"))
        .size(24, 10);
  }

  private static Panel traces() {
    return Table.traces(
            "Slowest requests",
            "{ resource.service.name =~ \"$service\" && kind = server && duration > 500ms } |"
                + " select(span.http.route, span.http.response.status_code,"
                + " span.narrows.finding.id)",
            "traces",
            20)
        .about("Slow and failed requests are always kept. narrows.finding.id names the finding.");
  }
}
