package io.narrows.load.sizing;

import java.util.Locale;

/** What was published or planned before, beside what was measured. */
final class ComparedTable {
  private static final double KIB = 1024;

  private final StringBuilder text = new StringBuilder("| before | measured |\n|---|---|\n");

  private ComparedTable() {}

  static String of(Results results) {
    ComparedTable table = new ComparedTable();
    table.line(
        "| 10,000 to 12,000 spans/s of one core (OpenTelemetry, 2020, Collector 0.1.3, 20 attributes,"
            + " batching only) | %,.0f single-node.yaml at its limit, %,.0f by its CPU of a span; so"
            + " %,.0f gateway.yaml, %,.0f kafka-gateway.yaml, %,.0f kafka-sampler.yaml |\n",
        results.of("saturated").spansPerSecond(""),
        1e6 / results.singleNodeMicros(),
        1e6 / results.gatewayMicros(),
        1e6 / results.kafkaGatewayMicros(),
        1e6 / results.samplerMicros());
    table.line(
        "| memory of tail sampling: spans/s × decision wait × 3 KiB × 1.5 = 4.5 KiB a span (planned)"
            + " | %.1f KiB |\n",
        results.heldKiB());
    table.line(
        "| 0.6 KiB of disk for a queued span (planned) | %.2f KiB gateway.yaml, %.2f KiB"
            + " single-node.yaml |\n",
        results.queuedBytes("outage-gateway") / KIB,
        results.queuedBytes("outage-single-node") / KIB);
    table.line("| 300 to 1,500 series of a JVM (planned) | %,.0f |\n", results.seriesOfAService());
    table.line(
        "| 11 GiB of memory for a million series (Grafana Alloy, rule of thumb) | %.1f GiB,"
            + " Prometheus |\n",
        results.seriesKiB() * 1e6 / KIB / KIB);
    return table.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
