package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.series;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Links;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;
import io.narrows.dashboards.panel.Variable;

/** What is called over HTTP. */
final class HttpDependencies {
  private static final String D = "http_client_request_duration_seconds";
  private static final String DEP = "{$S,server_address=~\"$dep\"}";

  private HttpDependencies() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
                Boards.DEPENDENCIES,
                "Narrows / HTTP dependencies",
                "What the services call, how long it takes, and how often it fails.")
            .variable(
                Variable.values(
                    "dep",
                    "Dependency",
                    "label_values(" + D + "_count{$S}, server_address)",
                    ".*"));
    board.row("Dependencies").add(dependencies());
    curves(board.row("Over time"));
    board.row("Findings").add(findings());
    board
        .closedRow("Traces (needs Tempo, and the service graph for the map)")
        .add(
            Table.traces(
                    "Failing calls",
                    "{ resource.service.name =~ \"$service\" && kind = client && status = error &&"
                        + " span.server.address =~ \"$dep\" }",
                    "spans",
                    20)
                .about("Each with the request that it belongs to."),
            Panel.serviceMap("Service map")
                .about("Who calls whom. Empty: the Collector has no service graph connector."));
    return board;
  }

  private static Panel dependencies() {
    String by = "by (server_address,server_port) ";
    String all = "sum " + by + "(increase(" + D + "_count{$S}[$__range]))";
    return Table.of("Dependencies", "server_address", "Host", "server_port", "Port")
        .about(
            "The first row takes most time. Red: more than 5 % errors, or p95 over a second; see"
                + " whether it has a timeout.")
        .column("Total", "s", "sum " + by + "(increase(" + D + "_sum{$S}[$__range]))")
        .column("Calls", "short", all)
        .column(
            "Errors",
            "percentunit",
            "(sum "
                + by
                + "(increase("
                + D
                + "_count{$S,error_type!=\"\"}[$__range])) or 0 * "
                + all
                + ") / "
                + all)
        .column(
            "p95",
            "s",
            "histogram_quantile(0.95, sum by (le,server_address,server_port) (increase("
                + D
                + "_bucket{$S}[$__range])))")
        .colored("Errors", 0.01, 0.05)
        .colored("p95", 0.25, 1)
        .linked(
            "Host",
            Links.board("This host", Boards.DEPENDENCIES, "dep", "Host"),
            Links.traces("span.server.address", "Host"))
        .size(24, 6);
  }

  private static void curves(Dashboard board) {
    board.add(
        series("Calls at a time, per request at a time")
            .about("Which dependency the requests wait for. Above 1: it is called in parallel.")
            .unit("percentunit")
            .query(
                "sum by (server_address) (rate("
                    + D
                    + "_sum{$S}$R)) /"
                    + " scalar(sum(rate(http_server_request_duration_seconds_sum{$S}$R)))",
                "{{server_address}}"),
        series("Latency")
            .about("A dot is a call: click it for its trace.")
            .unit("s")
            .traced(quantile("0.50"), "{{server_address}} p50")
            .traced(quantile("0.95"), "{{server_address}} p95"),
        series("Errors by type")
            .about("A status, or what was thrown. Timeouts at equal traffic: the dependency hangs.")
            .unit("reqps")
            .query(
                "sum by (server_address,error_type) (rate("
                    + D
                    + "_count{$S,server_address=~\"$dep\",error_type!=\"\"}$R)) or on()"
                    + " label_replace(vector(0), \"error_type\", \"no error\", \"\", \"\")",
                "{{server_address}} {{error_type}}"),
        series("Calls per request")
            .about("Red: more than fifteen; look for n_plus_one_call below.")
            .unit("short")
            .limits(5, 15)
            .query(
                "sum by (server_address) (rate("
                    + D
                    + "_count"
                    + DEP
                    + "$R)) /"
                    + " scalar(sum(rate(http_server_request_duration_seconds_count{$S}$R)))",
                "{{server_address}}"));
  }

  private static String quantile(String which) {
    return "histogram_quantile("
        + which
        + ", sum by (le,server_address) (rate("
        + D
        + "_bucket"
        + DEP
        + "$R)))";
  }

  private static Panel findings() {
    return Table.of(
            "Findings about calls",
            "narrows_finding_type",
            "Finding",
            "narrows_finding_location",
            "Where",
            "http_route",
            "Route")
        .about("What the agent says about these calls, and what a fix saves. Empty is good.")
        .column(
            "Lost",
            "s",
            "topk(20, sum by (narrows_finding_type,narrows_finding_location,http_route)"
                + " (increase(narrows_finding_impact_seconds_total{$S,narrows_finding_type=~"
                + "\"slow_dependency|n_plus_one_call|sequential_calls|client_pool_wait|retry_burn|"
                + "large_payload|connect_stall|excess_fan_out\"}[$__range])))")
        .worded("Finding", FindingType.words())
        .linked(
            "Route",
            Links.board("Service overview", Boards.SERVICE, "route", "Route"),
            Links.traces("span.http.route", "Route"))
        .empty("No finding about calls")
        .size(24, 6);
  }
}
