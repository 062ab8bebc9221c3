package io.narrows.load.sizing;

import static io.narrows.load.play.Signal.TRACES;

import io.narrows.load.play.Plan;
import io.narrows.load.play.Tally;
import io.narrows.load.recording.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * single-node.yaml, offered more than it can take: what it takes, and where the rest is counted.
 */
final class Saturation {
  // Twice what one core takes by the CPU of a span at lower rates.
  private static final int OFFERED_PER_SECOND = 40_000;
  private static final int SECONDS = 60;
  // GOMEMLIMIT as the documentation of the memory limiter recommends it, the others as in the file.
  private static final double GO_SHARE = 0.8;
  private static final double LIMIT_SHARE = 0.75;
  private static final double SPIKE_SHARE = 0.2;

  private final int processors;
  private final int memoryMiB;

  /**
   * @param processors that the Collector may use at once
   * @param memoryMiB of the container that it seems to run in
   */
  Saturation(int processors, int memoryMiB) {
    this.processors = processors;
    this.memoryMiB = memoryMiB;
  }

  private static Plan plan() {
    return new Plan(
        OFFERED_PER_SECOND / Cases.SPANS_OF_A_SERVICE,
        OFFERED_PER_SECOND,
        Duration.ofSeconds(SECONDS),
        Duration.ofSeconds(SECONDS),
        EnumSet.of(TRACES));
  }

  void run(Place place, Recording recording, Collector sink, Measured measured) throws Exception {
    try (Collector collector =
            Collector.start(place, "single-node.yaml", settings(sink), limit(), spike());
        Load load = Load.start(recording, plan(), collector.http())) {
      Window.pass(Cases.WARM_UP_SECONDS);
      Window window = Window.open(collector);
      double loadCpu = ownCpuSeconds();
      Window.pass(Cases.SECONDS);
      window.close(measured, "");
      measured.put("load.cpu.seconds", ownCpuSeconds() - loadCpu);
      load.whenPlayed();
      requireAllCounted(load.of(TRACES), collector);
      write(load.of(TRACES), collector, measured);
    }
  }

  private Map<String, String> settings(Collector sink) {
    Map<String, String> settings = new HashMap<>(sink.asBackend());
    settings.put("GOMAXPROCS", "" + processors);
    settings.put("GOMEMLIMIT", Math.round(memoryMiB * GO_SHARE) + "MiB");
    return settings;
  }

  private String limit() {
    return "yaml:processors::memory_limiter::limit_mib: " + Math.round(memoryMiB * LIMIT_SHARE);
  }

  private String spike() {
    return "yaml:processors::memory_limiter::spike_limit_mib: "
        + Math.round(memoryMiB * SPIKE_SHARE);
  }

  private void write(Tally.Counts spans, Collector collector, Measured measured)
      throws IOException {
    measured.put("collector.processors", processors);
    measured.put("collector.memory.mib", memoryMiB);
    measured.put("peak.mib", collector.program.peakMiB());
    measured.put("played.seconds", SECONDS);
    measured.put("due", spans.due());
    measured.put("accepted", spans.accepted());
    measured.put("refused", spans.refused());
    measured.put("not.sent", spans.notSent());
    measured.put("failed", failed(spans));
  }

  /**
   * @throws IOException when a span is in no count, or the Collector counts otherwise
   */
  static void requireAllCounted(Tally.Counts spans, Collector collector)
      throws IOException, InterruptedException {
    require("in a count", spans.accepted() + spans.missed(), spans.due(), spans.due());
    // Nobody knows what became of a message whose answer did not come.
    long unknown = failed(spans);
    require(
        "accepted by the Collector's count",
        collector.spans(),
        spans.accepted(),
        spans.accepted() + unknown);
    require(
        "refused by the Collector's count",
        collector.counted("otelcol_receiver_refused_spans_total"),
        spans.refused(),
        spans.refused() + unknown);
  }

  private static long failed(Tally.Counts spans) {
    return spans.missed() - spans.refused() - spans.notSent();
  }

  private static void require(String what, double counted, long least, long most)
      throws IOException {
    if (counted < least || counted > most) {
      throw new IOException(
          String.format(
              Locale.ROOT, "%,.0f spans are %s, and not %,d to %,d", counted, what, least, most));
    }
  }

  private static double ownCpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }
}
