package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.bars;
import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;
import io.narrows.dashboards.panel.Variable;

/** Whether the numbers can be trusted: the agents themselves, and the Collector behind them. */
final class AgentHealth {
  private static final String C = "{job=~\"$collector_job\"}";
  private static final String O = "otelcol_";

  private AgentHealth() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(
                Boards.SELF,
                "Narrows / Agent and pipeline",
                "Whether the numbers can be trusted, and what the agent costs.")
            .variable(
                Variable.values(
                    "collector_job",
                    "Collector",
                    "label_values(otelcol_process_uptime_seconds_total, job)",
                    ".+"));
    trust(board.row("Can the data be trusted"));
    agents(board.row("Agents"));
    collector(board.row("Collector"));
    return board;
  }

  private static void trust(Dashboard board) {
    board.add(
        stat("Agents that report")
            .about("Less than there should be: read the start line of the missing one.")
            .unit("short")
            .query("count(target_info{telemetry_distro_name=\"narrows\",$S})", "agents")
            .size(6, 4),
        stat("Seconds since the last data")
            .about("Of the service that is silent longest. Red: it stopped, or the pipeline did.")
            .unit("s")
            .limits(60, 180)
            .query(
                "max(time() - timestamp(target_info{telemetry_distro_name=\"narrows\",$S}))", "age")
            .size(6, 4),
        stat("Items lost in the agents")
            .about(
                "In the range; metrics count all requests all the same. Red: see the reasons"
                    + " below.")
            .unit("short")
            .limits(1, 100)
            .query(
                "sum(increase(narrows_agent_dropped_items_total{$S}[$__range])) or vector(0)",
                "items")
            .size(6, 4),
        stat("Classes that are not watched")
            .about(
                "They should be woven and are not. Red: the status of the agent names them: java"
                    + " -jar narrows.jar status PID.")
            .unit("short")
            .limits(1, 1)
            .query("sum(narrows_agent_instrumentation_failed_total{$S})", "classes")
            .size(6, 4),
        overflow());
  }

  private static Panel overflow() {
    return Table.of("More values than a metric takes", "__name__", "Metric", "job", "Job")
        .about(
            "Red, more than none: the numbers of this metric are complete only in their sum. Fewer"
                + " distinct routes or queries would help.")
        .column(
            "Series",
            "short",
            "count by (__name__,job) ({__name__=~\"http_.+|db_.+|narrows_.+\","
                + "otel_metric_overflow=\"true\",$S}) or on() label_replace(vector(0),"
                + " \"job\", \"no metric of any job\", \"\", \"\")")
        .colored("Series", 1, 1)
        .size(24, 4);
  }

  private static void agents(Dashboard board) {
    board.add(
        bars("Versions")
            .about("Which version of the agent how many instances run.")
            .unit("short")
            .query(
                "count by (telemetry_distro_version)"
                    + " (target_info{telemetry_distro_name=\"narrows\",$S})",
                "{{telemetry_distro_version}}"),
        series("Processor time of the agent's threads")
            .about("Of one processor. Red: five percent; report it with the status of the agent.")
            .unit("percentunit")
            .limits(0.02, 0.05)
            .query(
                "sum by (instance) (rate(narrows_agent_cpu_time_seconds_total{$S}$R))",
                "{{instance}}"),
        series("Lost items by reason")
            .about(
                "buffer_full: more requests than the drain reads; queue_full: the receiver is"
                    + " slow; export_failed, rejected: it was not reached or did not take them;"
                    + " over_limit: more spans than are sent of one request; shutdown: the"
                    + " application ended first. Red: any.")
            .unit("cps")
            .limits(0.001, 1)
            .query(
                "sum by (narrows_signal, narrows_drop_reason)"
                    + " (rate(narrows_agent_dropped_items_total{$S}$R))",
                "{{narrows_signal}} {{narrows_drop_reason}}")
            .size(24, 7));
  }

  private static void collector(Dashboard board) {
    board.add(
        series("Spans in and out")
            .about("Out is less than in where the tail sampler drops, and equal where none does.")
            .unit("cps")
            .query("sum(rate(" + O + "receiver_accepted_spans_total" + C + "$R))", "in")
            .query("sum(rate(" + O + "exporter_sent_spans_total" + C + "$R))", "out"),
        series("Refused")
            .about(
                "The Collector has no room and says so; agents retry. Red: give it more memory,"
                    + " or add one.")
            .unit("cps")
            .limits(0.001, 1)
            .query(
                "sum by (receiver) (rate(" + O + "receiver_refused_spans_total" + C + "$R))",
                "{{receiver}} spans")
            .query(
                "sum by (receiver) (rate("
                    + O
                    + "receiver_refused_metric_points_total"
                    + C
                    + "$R))",
                "{{receiver}} points"),
        series("Lost on the way out")
            .about("The queue was full, or the backend said no for too long. Red: any.")
            .unit("cps")
            .limits(0.001, 1)
            // Apart, because a series begins with its first loss; until then there is an honest
            // zero.
            .query(lost("enqueue", "spans"), "{{exporter}} spans: queue full")
            .query(lost("send", "spans"), "{{exporter}} spans: not sent")
            .query(lost("enqueue", "metric_points"), "{{exporter}} points: queue full")
            .query(lost("send", "metric_points"), "{{exporter}} points: not sent"),
        bars("Export queues")
            .about("Red: nearly full; the backend is slower than what comes in.")
            .unit("percentunit")
            .decimals(1)
            .max(1)
            .limits(0.5, 0.8)
            .query(
                "sum by (exporter,data_type) ("
                    + O
                    + "exporter_queue_size"
                    + C
                    + ") / sum by"
                    + " (exporter,data_type) ("
                    + O
                    + "exporter_queue_capacity"
                    + C
                    + ")",
                "{{exporter}} {{data_type}}"),
        stat("Queues full within half an hour")
            .about("At the growth of the last ten minutes. Red: act now, the next step is loss.")
            .unit("short")
            .limits(1, 1)
            .query(
                "count(predict_linear("
                    + O
                    + "exporter_queue_size"
                    + C
                    + "[10m], 1800) > "
                    + O
                    + "exporter_queue_capacity"
                    + C
                    + ") or vector(0)",
                "queues")
            .size(24, 4),
        series("Memory of the Collector")
            .about("Near its limit it refuses. See the sizing page.")
            .unit("bytes")
            .query(
                "sum by (instance) (" + O + "process_memory_rss_bytes" + C + ")", "{{instance}}"),
        series("Processor time of the Collector")
            .about("In processors. Near its limit queues grow.")
            .unit("short")
            .query(
                "sum by (instance) (rate(" + O + "process_cpu_seconds_total" + C + "$R))",
                "{{instance}}"));
  }

  private static String lost(String where, String what) {
    String series = O + "exporter_" + where + "_failed_" + what + "_total";
    return "sum by (exporter) (rate(" + series + C + "$R)) or on() vector(0)";
  }
}
