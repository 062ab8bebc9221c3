package io.narrows.load.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured of every case, and what follows from it without an assumption. */
final class Results {
  private static final double KIB = 1024;
  private static final double MIB = 1024 * 1024;

  private final Map<String, Measured> cases;

  private Results(Map<String, Measured> cases) {
    this.cases = cases;
  }

  /**
   * @throws IOException when a case was not measured yet
   */
  static Results read(Path folder) throws IOException {
    Map<String, Measured> cases = new LinkedHashMap<>();
    for (String name : Cases.names()) {
      Path file = folder.resolve(name + ".properties");
      if (!Files.exists(file)) {
        throw new IOException(name + " was not measured: collector-config/load/run size " + name);
      }
      cases.put(name, Measured.read(file));
    }
    return new Results(cases);
  }

  Measured of(String name) {
    return cases.get(name);
  }

  /** The least and the most of what was measured of every case. */
  DoubleSummaryStatistics loadAverages() {
    return cases.values().stream()
        .mapToDouble(each -> each.number("load.average"))
        .summaryStatistics();
  }

  double singleNodeMicros() {
    return of("single-node-4000").cpuMicrosPerSpan("");
  }

  /** What each of two busy processors brings, as a share of what one alone does. */
  double secondProcessor() {
    return of("saturated").cpuMicrosPerSpan("") / of("saturated-two").cpuMicrosPerSpan("");
  }

  double gatewayMicros() {
    return of("gateway").cpuMicrosPerSpan("");
  }

  double kafkaGatewayMicros() {
    return of("kafka").cpuMicrosPerSpan("gateway.");
  }

  double samplerMicros() {
    return of("kafka").cpuMicrosPerSpan("sampler.");
  }

  double brokerMicros() {
    Measured kafka = of("kafka");
    return kafka.number("broker.cpu.seconds") * 1e6 / kafka.number("sampler.spans");
  }

  double pointMicros() {
    Measured metrics = of("metrics");
    return metrics.number("cpu.seconds") * 1e6 / metrics.number("points");
  }

  /** What one more span that waits for its decision adds, from two rates. */
  double heldKiB() {
    Measured few = of("single-node-1000");
    Measured many = of("single-node-4000");
    double more = many.spansPerSecond("") - few.spansPerSecond("");
    double mib = many.number("peak.mib") - few.number("peak.mib");
    return mib * KIB / (more * Cases.DECISION_WAIT_SECONDS);
  }

  /** What a span is for the limit of a queue. */
  double countedBytes(String outage) {
    return of(outage).number("queue.bytes") / of(outage).number("queued");
  }

  /** What a span takes in a queue on disk. */
  double queuedBytes(String outage) {
    return of(outage).number("bytes") / of(outage).number("queued");
  }

  double brokerBytes() {
    return of("kafka").number("broker.bytes.per.span");
  }

  double kept() {
    return of("kafka").number("kept");
  }

  double seriesOfAService() {
    return of("series").number("series") / of("series").number("services");
  }

  double seriesKiB() {
    return of("series").number("mib") * MIB / KIB / of("series").number("series");
  }
}
