package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.heatmap;
import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Links;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;
import io.narrows.dashboards.panel.Variable;

/** What the database is busy with, query by query. */
final class SlowQueries {
  private static final String DB = "{$S,db_namespace=~\"$db\"}";
  private static final String QUERY = "{$S,db_query_summary=~\"$query\"}";
  private static final String D = "db_client_operation_duration_seconds";
  private static final String BY = "by (db_namespace,db_query_summary) ";

  private SlowQueries() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
                Boards.QUERIES,
                "Narrows / Slow queries",
                "Which queries take the time, who issues them, and what got slower.")
            .variable(
                Variable.values(
                    "db", "Database", "label_values(" + D + "_count{$S}, db_namespace)", ".*"))
            .variable(
                Variable.values(
                    "query",
                    "Query",
                    "label_values(" + D + "_count" + DB + ", db_query_summary)",
                    ".*"))
            .variable(Variable.oneOf("topk", "Rows", 1, "10", "20", "50"))
            // Only bounds of buckets: between them nothing is known.
            .variable(Variable.oneOf("slow", "Slow from (s)", 1, "0.1", "0.5", "1", "5"));
    headline(board.row("Now"));
    board.row("Query digest").add(digest(), load(), isNew());
    selected(board.row("Selected query: $query"));
    traces(board.closedRow("Executions of $query (needs Tempo)"));
    board.row("Findings about queries").add(findings());
    return board;
  }

  private static void headline(Dashboard board) {
    board.add(
        stat("Queries at a time")
            .about(
                "Seconds of queries per second: how many run on average. Red: compare with the"
                    + " database's cores; the digest says which query.")
            .unit("short")
            .limits(4, 8)
            .query("sum(rate(" + D + "_sum" + DB + "$R))", "load"),
        stat("Share of request time")
            .about(
                "Time of requests in the database, fetching included. Red: the first row of the"
                    + " digest is what to fix.")
            .unit("percentunit")
            .limits(0.4, 0.7)
            .query(
                "sum(increase(narrows_request_segment_time_seconds_total{$S,narrows_segment=~"
                    + "\"db|db_fetch\"}[$__range])) /"
                    + " sum(increase(http_server_request_duration_seconds_sum{$S}[$__range]))",
                "share"),
        stat("Queries per second")
            .about("All operations of the selected databases.")
            .unit("ops")
            .query("sum(rate(" + D + "_count" + DB + "$R))", "queries"),
        stat("Slow queries")
            .about("In the range, slower than the choice above. Red: sort the digest by p95.")
            .unit("short")
            .limits(1, 50)
            .query(
                "sum(increase("
                    + D
                    + "_count"
                    + DB
                    + "[$__range])) - sum(increase("
                    + D
                    + "_bucket{$S,db_namespace=~\"$db\",le=~\"$slow(\\\\.0)?\"}[$__range]))",
                "slow"),
        stat("Failed queries")
            .about("Share of operations that ended in an error. Red: the traces have the error.")
            .unit("percentunit")
            .limits(0.001, 0.01)
            .query(
                "(sum(rate("
                    + D
                    + "_count{$S,db_namespace=~\"$db\",error_type!=\"\"}$R)) or"
                    + " vector(0)) / sum(rate("
                    + D
                    + "_count"
                    + DB
                    + "$R))",
                "failed"),
        stat("Queries a request, p95")
            .about("Red: look for n_plus_one_query and chatty_endpoint among the findings below.")
            .unit("short")
            .limits(20, 50)
            .query(
                "histogram_quantile(0.95, sum by (le) (rate(narrows_request_db_calls_bucket{$S}"
                    + "$R)))",
                "p95"));
  }

  private static Panel digest() {
    String sum = "sum " + BY + "(increase(" + D + "_sum" + DB + "[$__range]))";
    String count = "sum " + BY + "(increase(" + D + "_count" + DB + "[$__range]))";
    return Table.of("Query digest", "db_query_summary", "Query", "db_namespace", "Database")
        .about(
            "Sorted by total time: the first row is where the database's time goes. Click a query"
                + " for its curves and its executions; Traces for the statement, the method that"
                + " issued it (narrows.caller) and its route. Red: p95 over half a second, or twice"
                + " as slow as yesterday.")
        .column("Total", "s", "topk($topk, " + sum + ")")
        .column(
            "Of all",
            "percentunit",
            sum + " / scalar(sum(increase(" + D + "_sum" + DB + "[$__range])))")
        .column("Calls", "short", count)
        .column("Average", "s", sum + " / " + count)
        .column(
            "p95",
            "s",
            "histogram_quantile(0.95, sum by (le,db_namespace,db_query_summary) (increase("
                + D
                + "_bucket"
                + DB
                + "[$__range])))")
        .column(
            "Errors",
            "percentunit",
            "(sum "
                + BY
                + "(increase("
                + D
                + "_count{$S,db_namespace=~\"$db\",error_type!=\"\"}"
                + "[$__range])) or 0 * "
                + count
                + ") / "
                + count)
        .column(
            "Rows per call",
            "short",
            "sum "
                + BY
                + "(increase(db_client_response_returned_rows_sum"
                + DB
                + "[$__range])) /"
                + " sum "
                + BY
                + "(increase(db_client_response_returned_rows_count"
                + DB
                + "[$__range]))")
        .column(
            "Against yesterday", "short", "(" + average("") + ") / (" + average(" offset 1d") + ")")
        .bar("Of all")
        .colored("p95", 0.1, 0.5)
        .colored("Errors", 0.001, 0.01)
        .colored("Against yesterday", 1.3, 2)
        .wide("Query", 300)
        .wide("Database", 100)
        .wide("Calls", 90)
        .wide("Average", 100)
        .wide("p95", 100)
        .wide("Errors", 90)
        .nameless("Query", "commit, rollback")
        .linked(
            "Query",
            Links.board("This query", Boards.QUERIES, "query", "Query"),
            Links.traces("span.db.query.summary", "Query"))
        .size(24, 12);
  }

  private static String average(String offset) {
    return "sum "
        + BY
        + "(increase("
        + D
        + "_sum"
        + DB
        + "[1h]"
        + offset
        + ")) / sum "
        + BY
        + "(increase("
        + D
        + "_count"
        + DB
        + "[1h]"
        + offset
        + "))";
  }

  private static Panel load() {
    return series("Load by query")
        .about("How many executions of each run at a time. A new band is what changed.")
        .unit("short")
        .stacked()
        .query(
            "label_replace(topk($topk, sum by (db_query_summary) (rate("
                + D
                + "_sum"
                + DB
                + "$R))), \"db_query_summary\", \"commit, rollback\", \"db_query_summary\", \"\")",
            "{{db_query_summary}}");
  }

  private static Panel isNew() {
    return Table.of("Queries that are new since yesterday", "db_query_summary", "Query")
        .about("Not seen a day ago. After a deploy this is the first place to look.")
        .column(
            "Load of the last hour",
            "short",
            "sum by (db_query_summary) (increase("
                + D
                + "_sum"
                + DB
                + "[1h])) / 3600 unless sum by"
                + " (db_query_summary) (increase("
                + D
                + "_sum"
                + DB
                + "[1h] offset 1d))")
        .nameless("Query", "commit, rollback")
        .linked("Query", Links.board("This query", Boards.QUERIES, "query", "Query"))
        .empty("No query that was not there yesterday")
        .size(12, 8);
  }

  private static void selected(Dashboard board) {
    String buckets = "sum by (le) (rate(" + D + "_bucket" + QUERY + "$R))";
    board.add(
        series("Latency of the query")
            .about(
                "A dot is an execution: click it for its trace. p99 far above p50: two plans,"
                    + " locks, or a cold cache.")
            .unit("s")
            .traced("histogram_quantile(0.50, " + buckets + ")", "p50")
            .traced("histogram_quantile(0.95, " + buckets + ")", "p95")
            .traced("histogram_quantile(0.99, " + buckets + ")", "p99"),
        heatmap("Latency of the query, all executions")
            .about("Two bands are two kinds of executions: see bimodal_query.")
            .unit("short")
            .buckets("sum by (le) (increase(" + D + "_bucket" + QUERY + "$R))"),
        series("Executions and errors")
            .about("By error, and what succeeded. A sudden rise at equal traffic is a loop.")
            .unit("ops")
            .query(
                "label_replace(sum by (error_type) (rate("
                    + D
                    + "_count"
                    + QUERY
                    + "$R)), \"error_type\", \"success\", \"error_type\", \"\")",
                "{{error_type}}"),
        series("Rows returned, p95")
            .about("Rises with the table where a limit is missing.")
            .unit("short")
            .query(
                "histogram_quantile(0.95, sum by (le) (rate(db_client_response_returned_rows_bucket"
                    + QUERY
                    + "$R)))",
                "p95"));
  }

  private static void traces(Dashboard board) {
    String spans = "{ resource.service.name =~ \"$service\" && span.db.query.summary =~ \"$query\"";
    board.add(
        Table.traces(
                "Slowest executions",
                spans
                    + " && duration > ${slow}s } | select(span.db.query.text, span.db.namespace,"
                    + " span.narrows.caller)",
                "spans",
                50)
            .about(
                "The statement without its values, and narrows.caller: the method that issued"
                    + " it. Click one for its trace and with it its route."),
        Table.traceMetrics("Which methods issue it", spans + " } | rate() by (span.narrows.caller)")
            .about("The code location of the query. More than one: a shared repository method."));
  }

  private static Panel findings() {
    String types =
        "narrows_finding_type=~\"n_plus_one_query|repeated_query_pattern|redundant_query|slow_query|"
            + "bimodal_query|large_fetch|row_by_row_writes|sequential_queries|commit_chatter|"
            + "row_lock_contention|chatty_endpoint\"";
    return Table.of(
            "Findings about queries",
            "narrows_finding_type",
            "Finding",
            "narrows_finding_location",
            "Where",
            "http_route",
            "Route")
        .about("What the agent says about these queries, and what a fix saves. Empty is good.")
        .column(
            "Lost",
            "s",
            "topk(20, sum by (narrows_finding_type,narrows_finding_location,http_route)"
                + " ("
                + Gained.of("narrows_finding_impact_seconds_total{$S," + types + "}")
                + "))")
        .worded("Finding", FindingType.words())
        .linked(
            "Route",
            Links.board("Service overview", Boards.SERVICE, "route", "Route"),
            Links.traces("span.http.route", "Route"))
        .empty("No finding about queries")
        .size(24, 8);
  }
}
