package io.narrows.load.sizing;

import java.util.Locale;

/** What was measured, a line for each case. */
final class MeasuredTable {
  private final StringBuilder text = new StringBuilder();
  private final Results results;

  private MeasuredTable(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    MeasuredTable table = new MeasuredTable(results);
    table.spans();
    table.saturated();
    table.points();
    table.rest();
    table.machine();
    return table.text.toString();
  }

  private void spans() {
    text.append(
        "| configuration | spans/s | not accepted | CPU of a span | spans/s of one core | peak memory"
            + " | measured by `size ...` |\n|---|--:|--:|--:|--:|--:|---|\n");
    spans("single-node.yaml", "single-node-1000", "");
    spans("single-node.yaml", "single-node-4000", "");
    spans("gateway.yaml, gRPC, mTLS and token", "gateway", "");
    spans("kafka-gateway.yaml", "kafka", "gateway.");
    spans("kafka-sampler.yaml", "kafka", "sampler.");
  }

  private void spans(String configuration, String name, String prefix) {
    Measured measured = results.of(name);
    double micros = measured.cpuMicrosPerSpan(prefix);
    line(
        "| %s | %,.0f | %,.0f | %.0f µs | %,.0f | %.0f MiB | `%s`, %s |\n",
        configuration,
        measured.spansPerSecond(prefix),
        measured.number("not.accepted"),
        micros,
        1e6 / micros,
        measured.number(prefix + "peak.mib"),
        name,
        measured.text("date"));
  }

  private void saturated() {
    line(
        "\n| single-node.yaml at its limit | offered spans/s | accepted spans/s | of all: accepted |"
            + " refused | not sent | failed | processors busy | CPU of a span | peak memory | measured"
            + " by `size ...` |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|\n");
    saturated("saturated");
    saturated("saturated-small");
    saturated("saturated-two");
  }

  private void saturated(String name) {
    Measured measured = results.of(name);
    line(
        "| GOMAXPROCS=%.0f, %,.0f MiB | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.2f | %.0f"
            + " µs | %,.0f MiB | `%s`, %s |\n",
        measured.number("collector.processors"),
        measured.number("collector.memory.mib"),
        measured.number("due") / measured.number("played.seconds"),
        measured.spansPerSecond(""),
        measured.number("accepted"),
        measured.number("refused"),
        measured.number("not.sent"),
        measured.number("failed"),
        measured.number("cpu.seconds") / measured.number("seconds"),
        measured.cpuMicrosPerSpan(""),
        measured.number("peak.mib"),
        name,
        measured.text("date"));
  }

  private void points() {
    Measured metrics = results.of("metrics");
    line(
        "\n| configuration | points/s | not accepted | CPU of a point | points/s of one core | peak"
            + " memory | measured by `size ...` |\n|---|--:|--:|--:|--:|--:|---|\n");
    line(
        "| single-node.yaml, metrics only | %,.0f | %,.0f | %.1f µs | %,.0f | %.0f MiB | `metrics`,"
            + " %s |\n",
        metrics.number("points") / metrics.number("seconds"),
        metrics.number("not.accepted"),
        results.pointMicros(),
        1e6 / results.pointMicros(),
        metrics.number("peak.mib"),
        metrics.text("date"));
  }

  private void rest() {
    line("\n| | | measured by `size ...` |\n|---|--:|---|\n");
    line(
        "| spans/s of a busy processor with two, against one alone | %.0f %% | `saturated`,"
            + " `saturated-two` |\n",
        results.secondProcessor() * 100);
    queue("gateway.yaml", "outage-gateway");
    queue("single-node.yaml, behind its tail sampling", "outage-single-node");
    line("| a span in Kafka's log (zstd) | %.0f bytes | `kafka` |\n", results.brokerBytes());
    line("| CPU of the broker for a span | %.0f µs | `kafka` |\n", results.brokerMicros());
    line("| spans that tail sampling kept | %.0f %% | `kafka` |\n", results.kept() * 100);
    line(
        "| a span more that waits for its decision | %.1f KiB | `single-node-1000`,"
            + " `single-node-4000` |\n",
        results.heldKiB());
    line("| Prometheus series of one shop | %,.0f | `series` |\n", results.seriesOfAService());
    line("| memory of Prometheus for a series | %.1f KiB | `series` |\n", results.seriesKiB());
  }

  private void machine() {
    var loads = results.loadAverages();
    line(
        "\nThe machine's load average meanwhile: %.0f to %.0f, on %s processors.\n",
        loads.getMin(), loads.getMax(), results.of("gateway").text("processors"));
  }

  private void queue(String configuration, String name) {
    line(
        "| a span in the queue, as `QUEUE_BYTES` counts it, %s | %,.0f bytes | `%s` |\n",
        configuration, results.countedBytes(name), name);
    line("| the same on the disk | %,.0f bytes | `%s` |\n", results.queuedBytes(name), name);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
