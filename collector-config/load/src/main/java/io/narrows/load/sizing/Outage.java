package io.narrows.load.sizing;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A backend that is gone while it is measured, and there again to count what had waited for it. */
final class Outage {
  // Twice as long as an exporter waits between two tries.
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String QUEUE = "otelcol_exporter_queue_size";

  private final Place place;
  private final int port;

  Outage(Place place) throws IOException {
    this.place = place;
    port = Program.freePorts(1)[0];
  }

  Map<String, String> asBackend() {
    return Map.of("TRACES_ENDPOINT", "127.0.0.1:" + port);
  }

  /** Plays while nobody takes it, and looks at what then stands on the disk. */
  void measure(Collector collector, Load load, Measured measured, int settleSeconds)
      throws Exception {
    load.whenPlayed();
    Window.pass(settleSeconds);
    measured.put("spans", collector.spans());
    measured.put("queue.bytes", collector.counted(QUEUE));
    measured.put("bytes", Disk.used(collector.state));
    measured.put("peak.mib", collector.program.peakMiB());
    measured.put("not.accepted", load.missed());
    measured.put("queued", delivered(collector));
  }

  /** The queue says its bytes and not its spans: those are counted when they are taken. */
  private double delivered(Collector collector) throws IOException, InterruptedException {
    try (Collector sink =
        Collector.start(place, "load/sink.yaml", Map.of("OTLP_GRPC_PORT", "" + port))) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (collector.counted(QUEUE) > 0) {
        if (System.nanoTime() > deadline) {
          throw new IOException("the queue does not become empty: " + collector.program.said());
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
      return sink.spans();
    }
  }
}
