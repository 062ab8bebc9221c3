package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Links;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;

/** The front page: what to fix first, and which resource is used up. */
final class Bottlenecks {
  private static final String LOST = Gained.of("narrows_finding_impact_seconds_total{$S}");
  private static final String EVENTS = Gained.of("narrows_finding_events_total{$S}");
  private static final String BY = "by (narrows_finding_type,narrows_finding_location,http_route) ";

  private Bottlenecks() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
            Boards.BOTTLENECKS,
            "Narrows / Bottlenecks",
            "What to fix first: every finding, by the request time that a fix is taken to save.");
    board.row("What to fix first").add(lost(), kinds(), slowestRoute(), budget(), ranked());
    board.add(queries(), lostByKind(), concurrency());
    saturation(board.row("What is used up"));
    board.closedRow("What differs in slow requests (needs Tempo)").add(differences());
    board
        .closedRow("Where the processor time goes (needs Pyroscope)")
        .add(
            Panel.flames("CPU flame graph", "process_cpu:cpu:nanoseconds:cpu:nanoseconds")
                .about("Wide is much time. Look for a wide block of your own code."));
    byType(board.closedRow("Each kind of finding"));
    return board;
  }

  private static Panel lost() {
    return stat("Time lost to findings")
        .about(
            "Share of all request time that fixes are taken to save. Red: start with the first row"
                + " of the table below.")
        .unit("percentunit")
        .limits(0.1, 0.3)
        .query(
            "sum("
                + LOST
                + ") / sum(increase(http_server_request_duration_seconds_sum{$S}"
                + "[$__range]))",
            "lost");
  }

  private static Panel kinds() {
    return stat("Kinds of findings")
        .about("How many kinds there are. Yellow or red: see which in the table below.")
        .unit("short")
        .limits(1, 4)
        .query("count(sum by (narrows_finding_type) (" + EVENTS + ") > 0) or vector(0)", "kinds");
  }

  private static Panel slowestRoute() {
    Panel panel =
        stat("Route with most time")
            .about("Seconds of request time in the range. Follow it to its service overview.")
            .unit("s")
            .now(
                "topk(1, sum by (http_route)"
                    + " (increase(http_server_request_duration_seconds_sum{$S}[$__range])))",
                "{{http_route}}")
            .option("textMode", "value_and_name")
            .option("colorMode", "none")
            .option("graphMode", "none");
    return panel.link(Links.board("Service overview", Boards.SERVICE)).size(8, 4);
  }

  private static Panel budget() {
    return stat("Worst error budget left")
        .about("Of all objectives of the services. Red: it is nearly gone, follow the link.")
        .unit("percentunit")
        .least(0.25, 0.5)
        .query("min(slo:period_error_budget_remaining:ratio{slo_service=~\"$service\"})", "left")
        .link(Links.board("Error budgets", Boards.SLO))
        .size(8, 4);
  }

  private static Panel ranked() {
    return Table.of(
            "Ranked findings",
            "narrows_finding_type",
            "Finding",
            "narrows_finding_location",
            "Where in the code, or which query",
            "http_route",
            "Route")
        .about(
            "The first row is what to fix first: it costs most request time. The line of code, the"
                + " evidence and the fix are in the report (java -jar narrows.jar report PID) and"
                + " in the log event of the finding. Red: more than 30 % of the route's time.")
        .column("Lost", "s", "topk(25, sum " + BY + "(" + LOST + "))")
        .column("Requests", "short", "sum " + BY + "(" + EVENTS + ")")
        .column(
            "Of the route's time",
            "percentunit",
            "sum "
                + BY
                + "("
                + LOST
                + ") / on(http_route) group_left() sum by (http_route)"
                + " (increase(http_server_request_duration_seconds_sum{$S}[$__range]))")
        .colored("Of the route's time", 0.1, 0.3)
        .bar("Of the route's time")
        .worded("Finding", FindingType.words())
        .wide("Where in the code, or which query", 270)
        .wide("Route", 270)
        .linked(
            "Route",
            Links.board("Service overview", Boards.SERVICE, "route", "Route"),
            Links.traces("span.http.route", "Route"))
        .linked(
            "Where in the code, or which query",
            Links.board(
                "Slow queries", Boards.QUERIES, "query", "Where in the code, or which query"),
            Links.traces("span.narrows.caller", "Where in the code, or which query"))
        .size(24, 10);
  }

  private static Panel queries() {
    return Table.of("Queries with most time", "db_query_summary", "Query")
        .about("What the database is busy with. Follow a query to its traces, routes and code.")
        .column(
            "Total",
            "s",
            "topk(5, sum by (db_query_summary)"
                + " (increase(db_client_operation_duration_seconds_sum{$S}[$__range])))")
        .column(
            "Average",
            "s",
            "sum by (db_query_summary)"
                + " (increase(db_client_operation_duration_seconds_sum{$S}[$__range])) / sum by"
                + " (db_query_summary)"
                + " (increase(db_client_operation_duration_seconds_count{$S}[$__range]))")
        .colored("Average", 0.1, 0.5)
        .nameless("Query", "commit, rollback")
        .linked(
            "Query",
            Links.board("This query", Boards.QUERIES, "query", "Query"),
            Links.traces("span.db.query.summary", "Query"))
        .size(24, 7);
  }

  private static Panel lostByKind() {
    return series("Lost time by kind")
        .about(
            "Request-seconds lost per second: how many requests are stuck in each kind at a time."
                + " A step up begins with a deploy or with load: see the marks.")
        .unit("short")
        .stacked()
        .query(
            "sum by (narrows_finding_type) (rate(narrows_finding_impact_seconds_total{$S}$R))",
            "{{narrows_finding_type}}");
  }

  private static Panel concurrency() {
    return series("Requests at a time")
        .about(
            "By Little's law, and as counted. The two agree; a gap is lost telemetry, or requests"
                + " that take longer than the export interval.")
        .unit("short")
        .query("sum(rate(http_server_request_duration_seconds_sum{$S}$R))", "rate × duration")
        .query("sum(http_server_active_requests{$S})", "counted");
  }

  private static void saturation(Dashboard board) {
    board.add(
        series("Pool utilisation")
            .about(
                "Connections in use, of those that there can be. Red: requests will wait; see"
                    + " who holds them on the dashboard of executors and pools.")
            .unit("percentunit")
            .limits(0.7, 0.9)
            .query(
                "sum by (db_client_connection_pool_name)"
                    + " (db_client_connection_count{$S,db_client_connection_state=\"used\"}) / sum"
                    + " by (db_client_connection_pool_name) (db_client_connection_limit{$S})",
                "{{db_client_connection_pool_name}}")
            .link(Links.board("Executors and pools", Boards.EXECUTORS)),
        series("Executor utilisation")
            .about("Threads that work, of those that there can be. Red: tasks will queue.")
            .unit("percentunit")
            .limits(0.7, 0.9)
            .query(
                "sum by (narrows_executor_name)"
                    + " (narrows_executor_thread_count{$S,narrows_thread_state=\"active\"}) / sum"
                    + " by (narrows_executor_name) (narrows_executor_thread_limit{$S})",
                "{{narrows_executor_name}}")
            .link(Links.board("Executors and pools", Boards.EXECUTORS)),
        series("CPU utilisation")
            .about(
                "Of the processors of the JVM. Red: requests wait for a processor; look for a"
                    + " hot_method or cpu_saturation finding.")
            .unit("percentunit")
            .limits(0.7, 0.9)
            .query(Jvm.CPU, "{{instance}}"),
        series("GC overhead")
            .about("Share of time in collections. Red: see live set and pauses on the JVM board.")
            .unit("percentunit")
            .limits(0.05, 0.1)
            .query("sum by (instance) (rate(jvm_gc_duration_seconds_sum{$S}$R))", "{{instance}}")
            .link(Links.board("JVM", Boards.JVM)),
        series("Waiting inside the process")
            .about(
                "Requests that wait at a time: for a lock, a collection, a processor, a thread,"
                    + " a connection. Red: more than two, see which finding says so.")
            .unit("short")
            .limits(0.5, 2)
            .query(
                "sum by (narrows_segment) (rate(narrows_request_segment_time_seconds_total{$S,"
                    + "narrows_segment=~\"lock_wait|gc_pause|cpu_wait|executor_wait|pool_wait\"}"
                    + "$R))",
                "{{narrows_segment}}")
            .size(12, 8),
        series("Waiting for locks")
            .about(
                "Threads that wait for a lock of this class, on average. Red: more than two; the"
                    + " finding lock_contention says who holds it.")
            .unit("short")
            .limits(0.5, 2)
            .query(
                "topk(10, sum by (narrows_lock_class)"
                    + " (rate(narrows_lock_wait_time_seconds_total{$S}$R)))",
                "{{narrows_lock_class}}"),
        series("Pinned virtual threads")
            .about(
                "Carrier threads that are held by a blocked virtual thread, on average, and by"
                    + " which code. Red: more than one is lost to the rest.")
            .unit("short")
            .limits(0.1, 1)
            .query(
                "topk(10, sum by (narrows_vthread_location)"
                    + " (rate(narrows_vthread_pinned_time_seconds_total{$S}$R))) or on()"
                    + " label_replace(vector(0), \"narrows_vthread_location\", \"none\", \"\","
                    + " \"\")",
                "{{narrows_vthread_location}}")
            .size(24, 7));
  }

  private static Panel differences() {
    return Table.traceMetrics(
            "Slow against normal requests",
            "{ resource.service.name =~ \"$service\" && kind = server } | compare({ duration > 1s"
                + " })")
        .about("Attributes that slow requests have more often than others. Keep the range short.");
  }

  private static void byType(Dashboard board) {
    for (FindingType type : FindingType.values()) {
      board.add(
          stat(type.label())
              .about(type.about() + " Request time lost in the range; green: none.")
              .unit("s")
              .limits(1, 60)
              .query("sum(" + Gained.of(ofType(type)) + ") or vector(0)", "lost"));
    }
  }

  private static String ofType(FindingType type) {
    return "narrows_finding_impact_seconds_total{$S,narrows_finding_type=\"" + type.label() + "\"}";
  }
}
