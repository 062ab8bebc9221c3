package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.bars;
import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;

/** Threads and connections: how many there are, how many are needed, and who waits for them. */
final class ExecutorsAndPools {
  private static final String E = "narrows_executor_";
  private static final String P = "db_client_connection_";
  private static final String BY_EXECUTOR = "sum by (narrows_executor_name) ";
  private static final String BY_POOL = "sum by (db_client_connection_pool_name) ";
  private static final String EXECUTOR = "{{narrows_executor_name}}";
  private static final String POOL = "{{db_client_connection_pool_name}}";

  private ExecutorsAndPools() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
            Boards.EXECUTORS,
            "Narrows / Executors and pools",
            "Threads and connections: what there is, what is needed, and who waits.");
    executors(board.row("Executors"));
    pools(board.row("Connection pools"));
    board
        .closedRow("Who waited for a connection (needs Tempo)")
        .add(
            Table.traces(
                    "Requests that waited",
                    "{ resource.service.name =~ \"$service\" && span.narrows.pool.wait_ms > 50 } |"
                        + " select(span.narrows.pool.wait_ms, span.http.route)",
                    "spans",
                    20)
                .about(
                    "Requests that waited more than 50 ms. Click one: what held the connections"
                        + " meanwhile is in the others."));
    return board;
  }

  private static void executors(Dashboard board) {
    board.add(
        series("Active threads, of the limit")
            .about("Red: nearly all threads work; what comes now waits in the queue.")
            .unit("percentunit")
            .limits(0.7, 0.9)
            .query(
                "sum by (instance,narrows_executor_name) ("
                    + E
                    + "thread_count{$S,narrows_thread_state=\"active\"}) / sum by"
                    + " (instance,narrows_executor_name) ("
                    + E
                    + "thread_limit{$S})",
                EXECUTOR + " {{instance}}"),
        series("Needed threads, of the limit")
            .about(
                "By Little's law. Red: above 1 the queue grows without end; add threads, or make"
                    + " tasks shorter.")
            .unit("percentunit")
            .limits(0.8, 1)
            .query(
                BY_EXECUTOR
                    + "(rate("
                    + E
                    + "task_duration_seconds_sum{$S}$R)) / "
                    + BY_EXECUTOR
                    + "("
                    + E
                    + "thread_limit{$S})",
                EXECUTOR),
        series("Queue")
            .about("Tasks that wait for a thread. A queue that never empties is latency for all.")
            .unit("short")
            .query(BY_EXECUTOR + "(" + E + "queue_size{$S})", EXECUTOR),
        bars("Queue fill")
            .about("Of queues that have an end. Red: tasks will be rejected soon.")
            .unit("percentunit")
            .decimals(1)
            .max(1)
            .limits(0.5, 0.8)
            .query(
                "max by (narrows_executor_name) ("
                    + E
                    + "queue_size{$S} / ("
                    + E
                    + "queue_capacity{$S} > 0))",
                EXECUTOR),
        series("Wait for a thread, p95")
            .about("Red: a quarter of a second before a task even begins; see executor_queue.")
            .unit("s")
            .limits(0.05, 0.25)
            .query(
                "histogram_quantile(0.95, sum by (le,narrows_executor_name) (rate("
                    + E
                    + "queue_wait_time_seconds_bucket{$S}$R)))",
                EXECUTOR),
        series("Task duration, p95")
            .about("How long a task keeps its thread. Blocking calls in it show here first.")
            .unit("s")
            .query(
                "histogram_quantile(0.95, sum by (le,narrows_executor_name) (rate("
                    + E
                    + "task_duration_seconds_bucket{$S}$R)))",
                EXECUTOR),
        series("Rejected tasks")
            .about("Any is lost work, unless the caller runs it. Red: the queue is full.")
            .unit("ops")
            .limits(0.001, 0.1)
            .query(BY_EXECUTOR + "(rate(" + E + "task_rejected_total{$S}$R))", EXECUTOR)
            .size(24, 7));
  }

  private static void pools(Dashboard board) {
    board.add(
        series("Connections")
            .about(
                "Used and idle against the limit (dashed), and who waits. pending above zero: see"
                    + " hold time before raising the limit.")
            .unit("short")
            .query(
                "sum by (db_client_connection_pool_name,db_client_connection_state) ("
                    + P
                    + "count{$S})",
                POOL + " {{db_client_connection_state}}")
            .query(BY_POOL + "(" + P + "pending_requests{$S})", POOL + " pending")
            .query(BY_POOL + "(" + P + "limit{$S})", POOL + " limit")
            .override(
                ".* limit",
                "[{'id':'custom.lineStyle','value':{'fill':'dash','dash':[10,10]}},"
                    + "{'id':'custom.fillOpacity','value':0}]"),
        series("Connections really needed")
            .about(
                "By Little's law; compare with the limit. Far below it: the pool is not the"
                    + " bottleneck, peaks are.")
            .unit("short")
            .query(BY_POOL + "(rate(" + P + "use_time_seconds_sum{$S}$R))", POOL + " needed")
            .query(BY_POOL + "(" + P + "limit{$S})", POOL + " limit"),
        series("Wait for a connection, p95")
            .about("Red: more than 100 ms; see pool_exhausted and connection_held.")
            .unit("s")
            .limits(0.01, 0.1)
            .query(quantile("wait_time"), POOL),
        series("Hold time, p95")
            .about(
                "How long a connection is kept. Much longer than its queries: it is held across"
                    + " other work, see connection_held.")
            .unit("s")
            .query(quantile("use_time"), POOL),
        series("Opening a connection, p95")
            .about("Paid by a request where the pool keeps too few idle ones.")
            .unit("s")
            .query(quantile("create_time"), POOL),
        series("Idle connections, as configured")
            .about(
                "The least and the most that the pool keeps. Equal and near the limit: none is"
                    + " opened under load.")
            .unit("short")
            .query(BY_POOL + "(" + P + "idle_min{$S})", POOL + " least")
            .query(BY_POOL + "(" + P + "idle_max{$S})", POOL + " most"),
        timeouts());
  }

  private static Panel timeouts() {
    return stat("Timeouts")
        .about("Requests in the range that got no connection, and failed. Red: it is exhausted.")
        .unit("short")
        .limits(1, 10)
        .query(BY_POOL + "(increase(" + P + "timeouts_total{$S}[$__range]))", POOL)
        .size(24, 4);
  }

  private static String quantile(String time) {
    return "histogram_quantile(0.95, sum by (le,db_client_connection_pool_name) (rate("
        + P
        + time
        + "_seconds_bucket{$S}$R)))";
  }
}
