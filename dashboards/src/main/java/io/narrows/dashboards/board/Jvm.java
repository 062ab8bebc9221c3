package io.narrows.dashboards.board;

import static io.narrows.dashboards.panel.Panel.series;
import static io.narrows.dashboards.panel.Panel.stat;

import io.narrows.dashboards.panel.Dashboard;
import io.narrows.dashboards.panel.Panel;
import io.narrows.dashboards.panel.Table;

/** Memory, collections, threads and processors of the JVMs. */
final class Jvm {
  static final String CPU =
      "sum by (instance) (rate(jvm_cpu_time_seconds_total{$S}$R)) / sum by (instance)"
          + " (jvm_cpu_count{$S})";

  private static final String HEAP = "{$S,jvm_memory_type=\"heap\"}";
  // Only pools with a limit of their own: G1's young spaces have none.
  private static final String LIMIT = "(jvm_memory_limit_bytes" + HEAP + " > 0)";

  private Jvm() {}

  static Dashboard dashboard() {
    Dashboard board =
        new Dashboard(Boards.JVM, "Narrows / JVM", "Memory, collections, threads and processors.");
    memory(board.row("Memory"));
    collections(board.row("Collections"));
    threads(board.row("Processors, threads, classes"));
    board.row("Instances").add(instances());
    return board;
  }

  private static void memory(Dashboard board) {
    board.add(
        series("Heap used, of the limit")
            .about(
                "Rises and falls with collections. Red: little is left between them; see the live"
                    + " set.")
            .unit("percentunit")
            .limits(0.75, 0.9)
            .query(
                "sum by (instance) (jvm_memory_used_bytes"
                    + HEAP
                    + ") / sum by (instance) "
                    + LIMIT,
                "{{instance}}"),
        series("Live set, of the limit")
            .about(
                "What is left after a collection. A rise that never falls is a leak; red: more"
                    + " than 80 % live, take a heap dump.")
            .unit("percentunit")
            .limits(0.6, 0.8)
            .query(
                "sum by (instance) (jvm_memory_used_after_last_gc_bytes"
                    + HEAP
                    + ") / sum by"
                    + " (instance) "
                    + LIMIT,
                "{{instance}}"),
        series("Memory by pool")
            .about("Which part of the memory grows. Metaspace that rises steadily: class loaders.")
            .unit("bytes")
            .query(
                "sum by (jvm_memory_pool_name) (jvm_memory_used_bytes{$S})",
                "{{jvm_memory_pool_name}}"),
        series("Memory committed")
            .about(
                "What the JVM took from the machine, by kind. Near the container's limit: the"
                    + " process will be killed.")
            .unit("bytes")
            .stacked()
            .query(
                "sum by (jvm_memory_type) (jvm_memory_committed_bytes{$S})", "{{jvm_memory_type}}"),
        stat("Hours until the heap is full")
            .about(
                "At the growth of the live set in the last six hours. No value: it does not grow,"
                    + " or the process runs for less than half an hour, which is too short to tell."
                    + " Red: less than a day.")
            .unit("h")
            .least(24, 168)
            .query(
                "(sum"
                    + LIMIT
                    + " - sum(jvm_memory_used_after_last_gc_bytes"
                    + HEAP
                    + ")) /"
                    + " (sum(deriv(jvm_memory_used_after_last_gc_bytes"
                    + HEAP
                    + "[6h])) > 0) /"
                    + " 3600 and on() sum(jvm_memory_used_after_last_gc_bytes"
                    + HEAP
                    + " offset 30m)",
                "hours")
            .noValue("it does not grow, or it is too early to tell")
            .size(24, 4));
  }

  private static void collections(Dashboard board) {
    String by = "sum by (instance,jvm_gc_name,jvm_gc_action) ";
    String legend = "{{jvm_gc_name}} {{jvm_gc_action}}";
    board.add(
        series("Share of time in collections")
            .about(
                "Red: a tenth of the time; less allocation or more heap. Concurrent phases count"
                    + " too.")
            .unit("percentunit")
            .limits(0.05, 0.1)
            .query(by + "(rate(jvm_gc_duration_seconds_sum{$S}$R))", legend + " {{instance}}"),
        series("Average pause")
            .about(
                "Each request meets some of them. Red: half a second. The usual bounds of buckets"
                    + " are 0.01, 0.1, 1 and 10 s, so that quantiles would be guesses.")
            .unit("s")
            .limits(0.1, 0.5)
            .query(
                "sum by (jvm_gc_name,jvm_gc_action) (rate(jvm_gc_duration_seconds_sum{$S}$R)) / sum"
                    + " by (jvm_gc_name,jvm_gc_action) (rate(jvm_gc_duration_seconds_count{$S}$R))",
                legend),
        series("Pauses over 0.1 s")
            .about("Per second; this is exact, 0.1 s is a bound. Red: users see them.")
            .unit("ops")
            .limits(0.001, 0.05)
            .query(
                "sum by (instance) (rate(jvm_gc_duration_seconds_count{$S}$R)) - sum by (instance)"
                    + " (rate(jvm_gc_duration_seconds_bucket{$S,le=\"0.1\"}$R))",
                "{{instance}}"),
        series("Collections")
            .about("Per second. Many short ones: much garbage of short life.")
            .unit("ops")
            .query(
                "sum by (jvm_gc_name,jvm_gc_action) (rate(jvm_gc_duration_seconds_count{$S}$R))",
                legend));
  }

  private static void threads(Dashboard board) {
    board.add(
        series("Processor time, of the processors")
            .about("Red: requests wait for a processor.")
            .unit("percentunit")
            .limits(0.7, 0.9)
            .query(CPU, "{{instance}}")
            .query(
                "max by (instance) (jvm_cpu_recent_utilization_ratio{$S})",
                "{{instance}} as the JVM says"),
        series("Threads by state")
            .about("A rise that never falls is a leak of threads.")
            .unit("short")
            .stacked()
            .query("sum by (jvm_thread_state) (jvm_thread_count{$S})", "{{jvm_thread_state}}"),
        series("Classes")
            .about("Loaded now. A steady rise is a leak of class loaders.")
            .unit("short")
            .query("sum by (instance) (jvm_class_count{$S})", "{{instance}}"),
        series("Classes loaded and unloaded")
            .about("Per second. Loading that goes on long after the start: generated classes.")
            .unit("ops")
            .query("sum by (instance) (rate(jvm_class_loaded_total{$S}$R))", "{{instance}} loaded")
            .query(
                "sum by (instance) (rate(jvm_class_unloaded_total{$S}$R))",
                "{{instance}} unloaded"),
        stat("Blocked threads")
            .about("Waiting for a monitor now. Red: look for lock_contention.")
            .unit("short")
            .limits(5, 20)
            .query("sum(jvm_thread_count{$S,jvm_thread_state=\"blocked\"}) or vector(0)", "blocked")
            .size(24, 4));
  }

  private static Panel instances() {
    return Table.of(
            "Instances",
            "service_name",
            "Service",
            "instance",
            "Instance",
            "service_version",
            "Version",
            "telemetry_distro_version",
            "Agent",
            "process_runtime_version",
            "Java",
            "host_name",
            "Host")
        .about(
            "Who reports, and in which versions. Different versions of one service: a deploy that"
                + " is under way, or stuck.")
        .column(
            "Reports",
            "short",
            "count by (service_name, instance, service_version, telemetry_distro_version,"
                + " process_runtime_version, host_name) (target_info{$S})")
        .size(24, 8);
  }
}
