package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Collector has too little memory; what it cannot take is refused, counted and tried again. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CollectorFaultsTest {
  /** 200 MB of text: three times what it may use. It refuses long before. */
  private static final int AT_MOST = 50_000;

  private static final int AT_ONCE = 100;

  @TempDir Path folder;

  @Test
  void memoryShort_isRefusedTriedAgainAndStored() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway collector =
            Gateway.start(
                folder,
                Map.of("TRACES_ENDPOINT", "127.0.0.1:" + jaeger.otlpPort, "DECISION_WAIT", "10s"),
                "single-node.yaml",
                "yaml:processors::memory_limiter::limit_mib: 64")) {
      long refused = 0;
      int sent = 0;
      // They are held while they wait for their decision.
      while (refused == 0 && sent < AT_MOST) {
        refused = sendUntilTaken(collector, large(sent + 1));
        sent += AT_ONCE;
      }
      int traces = sent;
      long refusedSpans = refused * AT_ONCE;

      Running.until("every trace to be decided", () -> collector.decided() == traces);
      double kept = collector.kept();
      Running.until("all that is kept", () -> jaeger.traces("orders").size() == kept);
      assertThat(refused).as("answers that refused").isPositive();
      assertThat(collector.counted("otelcol_receiver_refused_spans_total")).isEqualTo(refusedSpans);
      assertThat(collector.counted("otelcol_receiver_accepted_spans_total")).isEqualTo(traces);
      assertThat(collector.running.isAlive()).isTrue();
    }
  }

  private static Spans large(int first) {
    Map<String, Object> large = Map.of("large", "x".repeat(4000));
    Spans spans = new Spans("orders");
    for (int trace = first; trace < first + AT_ONCE; trace++) {
      spans.server(trace, 5, large);
    }
    return spans;
  }

  /** How often it had to be tried again. */
  private static long sendUntilTaken(Gateway collector, Spans spans) {
    long[] refused = {-1};
    Running.until(
        "the spans to be taken",
        () -> {
          refused[0]++;
          return collector.offer(spans);
        });
    return refused[0];
  }
}
