package io.narrows.load.sizing;

import java.util.Locale;

/** What a fleet needs, with the formula beside each number. */
final class NeedsTable {
  // Scale out above it: the rest is for peaks, and for a Collector that is gone.
  private static final double BUSY = 0.6;
  private static final int OUTAGE_SECONDS = 3_600;
  private static final int SAMPLER_WAIT_SECONDS = 30;
  private static final int REPLICAS = 3;
  private static final int SAMPLER_CORES = 2;
  private static final double GIB = 1024.0 * 1024 * 1024;
  private static final double KIB_IN_GIB = 1024.0 * 1024;
  private static final double MIB_IN_GIB = 1024;

  private final StringBuilder text = new StringBuilder();
  private final Results results;
  private final Fleet fleet;

  private NeedsTable(Results results, Fleet fleet) {
    this.results = results;
    this.fleet = fleet;
  }

  static String of(Results results, Fleet fleet) {
    NeedsTable table = new NeedsTable(results, fleet);
    table.load();
    table.gateways();
    table.kafka();
    table.metrics();
    return table.text.toString();
  }

  private void load() {
    line(
        "%,d services with %,d requests/s each, %.1f spans a request and %,.0f points an export"
            + " (`collector-config/load/run size --services %d --requests-per-second %d --sampled"
            + " %d`):\n\n",
        fleet.services(),
        fleet.requestsPerSecond(),
        fleet.spansPerRequest(),
        fleet.pointsPerExport(),
        fleet.services(),
        fleet.requestsPerSecond(),
        fleet.sampledPercent());
    line("| | need | formula |\n|---|--:|---|\n");
  }

  private void gateways() {
    double spans = fleet.sampledSpansPerSecond();
    row("**Agents send %d %%** (gateway.yaml)", "", "", fleet.sampledPercent());
    row("spans", rate(spans), "services × requests/s × spans a request × sampled");
    row(
        "cores of the gateways",
        cores(spans * results.gatewayMicros() / 1e6 / BUSY),
        "spans/s × CPU of a span ÷ 60 % busy");
    row(
        "disk for one hour without a backend",
        gib(spans * OUTAGE_SECONDS * results.queuedBytes("outage-gateway")),
        "spans/s × 3,600 s × bytes of a span in the queue");
    row(
        "`QUEUE_BYTES` of all gateways together",
        count(spans * OUTAGE_SECONDS * results.countedBytes("outage-gateway")),
        "spans/s × 3,600 s × bytes of a span as it counts them; each is delivered with"
            + " 1,000,000,000, in Kubernetes with 3,000,000,000");
  }

  private void kafka() {
    double spans = fleet.allSpansPerSecond();
    double samplerCores = spans * results.samplerMicros() / 1e6 / BUSY;
    double samplers = Math.ceil(samplerCores / SAMPLER_CORES);
    row("**Every trace is sent** (kafka-gateway.yaml, kafka-sampler.yaml)", "", "");
    row("spans", rate(spans), "services × requests/s × spans a request");
    row(
        "cores of the gateways",
        cores(spans * results.kafkaGatewayMicros() / 1e6 / BUSY),
        "as above");
    row("cores of the samplers", cores(samplerCores), "as above");
    row("samplers of 2 cores", count(samplers), "cores ÷ 2");
    row(
        "memory of the samplers",
        gib(
            samplers * base() / MIB_IN_GIB * GIB
                + spans * SAMPLER_WAIT_SECONDS * results.heldKiB() / KIB_IN_GIB * GIB),
        "samplers × that of an idle one + spans/s × 30 s × KiB of a span that waits");
    row(
        "`num_traces` of each sampler",
        count(2 * fleet.requestsPerSecondOfAll() * SAMPLER_WAIT_SECONDS / samplers),
        "2 × traces/s × 30 s ÷ samplers; it is delivered with 200,000");
    row(
        "partitions",
        count(samplers * 2),
        "one sampler reads a partition at least; twice as many leave room to grow");
    row(
        "Kafka's disk for one hour",
        gib(spans * OUTAGE_SECONDS * results.brokerBytes() * REPLICAS),
        "spans/s × 3,600 s × bytes of a span in its log × 3 replicas");
    row(
        "cores of the brokers",
        cores(spans * results.brokerMicros() * REPLICAS / 1e6 / BUSY),
        "as above × 3 replicas: each follower writes as much as its leader");
  }

  private double base() {
    Measured few = results.of("single-node-1000");
    double held = few.spansPerSecond("") * Cases.DECISION_WAIT_SECONDS;
    return few.number("peak.mib") - held * results.heldKiB() / MIB_IN_GIB;
  }

  private void metrics() {
    double series = fleet.services() * results.seriesOfAService();
    row("**Metrics**", "", "");
    row("points", rate(fleet.pointsPerSecond()), "services × points an export ÷ 15 s");
    row(
        "cores of the gateways, on top",
        cores(fleet.pointsPerSecond() * results.pointMicros() / 1e6 / BUSY),
        "points/s × CPU of a point ÷ 60 % busy");
    row("series in Prometheus", count(series), "services × series of one shop");
    row(
        "memory of Prometheus for them",
        gib(series * results.seriesKiB() / KIB_IN_GIB * GIB),
        "series × KiB of a series");
  }

  private void row(String what, String need, String formula, Object... values) {
    line("| " + what + " | " + need + " | " + formula.replace("%", "%%") + " |\n", values);
  }

  private static String rate(double perSecond) {
    return format("%,.0f/s", perSecond);
  }

  private static String cores(double cores) {
    return format("%.1f", cores);
  }

  private static String gib(double bytes) {
    return format("%,.1f GiB", bytes / GIB);
  }

  private static String count(double count) {
    return format("%,.0f", count);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private void line(String format, Object... values) {
    text.append(format(format, values));
  }
}
