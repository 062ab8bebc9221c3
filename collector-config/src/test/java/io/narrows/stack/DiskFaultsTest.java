package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The backend is gone for longer than the disk of the queue has room for. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DiskFaultsTest {
  private static final long DISK_BYTES = 2 << 20;

  /** Twice as much as there is room for. */
  private static final int TRACES = 2000;

  private static final int AT_ONCE = 100;
  private static final String OFTEN =
      "yaml:exporters::otlp_grpc/traces::retry_on_failure::max_interval: 1s";

  @TempDir Path folder;
  private int backend;

  @Test
  void queueThatIsSmallerThanItsDisk_countsAllThatItDoesNotTake()
      throws IOException, InterruptedException {
    try (Gateway collector = collector(DISK_BYTES / 2)) {
      makeMoreThanFits(collector);
      try (Jaeger jaeger = Jaeger.start(folder, backend)) {
        Running.until(
            "every span to be sent or lost", () -> collector.sent() + collector.lost() == TRACES);
        double lost = collector.lost();
        Running.until("what was not lost in Jaeger", () -> jaeger.spans("orders") == TRACES - lost);
        assertThat(lost).as("all that is lost was not queued").isEqualTo(collector.notQueued());
        assertThat(lost).isBetween(1.0, TRACES - 1.0);
        assertThat(collector.queuedBytes()).isZero();
      }
    }
  }

  @Test
  void diskFull_isSaidAndTheCollectorGoesOn() throws IOException, InterruptedException {
    try (Gateway collector = collector(10 * DISK_BYTES)) {
      makeMoreThanFits(collector);
      try (Jaeger jaeger = Jaeger.start(folder, backend)) {
        int[] last = {TRACES};
        Running.until(
            "a trace that came after the disk was full",
            () -> {
              collector.send(large(++last[0], 1));
              return isStored(jaeger, TRACES + 1, last[0]);
            });
        Running.until("what was sent in Jaeger", () -> jaeger.spans("orders") == collector.sent());
        // What was dropped on its way out of the full queue is in neither.
        assertThat(collector.sent() + collector.lost()).isLessThanOrEqualTo(last[0]);
        assertThat(collector.running.isAlive()).isTrue();
      }
    }
  }

  /** Whether one of these traces is. */
  private static boolean isStored(Jaeger jaeger, int first, int last)
      throws IOException, InterruptedException {
    Set<String> stored = jaeger.traces("orders").keySet();
    return IntStream.rangeClosed(first, last).mapToObj(Spans::traceId).anyMatch(stored::contains);
  }

  private void makeMoreThanFits(Gateway collector) throws IOException, InterruptedException {
    for (int first = 1; first <= TRACES; first += AT_ONCE) {
      collector.send(large(first, AT_ONCE));
    }
    Running.until("every trace to be decided", () -> collector.decided() == TRACES);
    Running.until("the queue to be full", () -> collector.notQueued() > 0);
  }

  private Gateway collector(long queueBytes) throws IOException, InterruptedException {
    backend = Running.freePorts(1)[0];
    Map<String, String> settings =
        Map.of("TRACES_ENDPOINT", "127.0.0.1:" + backend, "QUEUE_BYTES", "" + queueBytes);
    return Gateway.startOnDisk(DISK_BYTES, folder, settings, "single-node.yaml", OFTEN);
  }

  private static Spans large(int first, int count) {
    Map<String, Object> large = Map.of("narrows.keep", true, "large", "x".repeat(2000));
    Spans spans = new Spans("orders");
    for (int trace = first; trace < first + count; trace++) {
      spans.server(trace, 5, large);
    }
    return spans;
  }
}
