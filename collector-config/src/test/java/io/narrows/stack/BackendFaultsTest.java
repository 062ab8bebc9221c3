package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands behind the Collector, or the wire to it, fails; what was made is stored. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class BackendFaultsTest {
  private static final int LARGE = 5000;
  private static final Map<String, Object> KEPT = Map.of("narrows.keep", true);

  @TempDir Path folder;

  @Test
  void networkThatStalls_losesNothing() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Relay wire = Relay.to(jaeger.otlpPort);
        Gateway collector = start(wire.port())) {
      wire.stall();
      decideAll(collector);
      assertThat(jaeger.traces("orders")).as("through a wire that stalls").isEmpty();
      wire.flow();
      assertAllStored(collector, jaeger);
    }
  }

  @Test
  void networkThatIsCut_losesNothing() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Relay wire = Relay.to(jaeger.otlpPort);
        Gateway collector = start(wire.port())) {
      wire.cut();
      decideAll(collector);
      assertThat(jaeger.traces("orders")).as("through a wire that is cut").isEmpty();
      wire.flow();
      assertAllStored(collector, jaeger);
    }
  }

  @Test
  void traceLargerThanTheBackendTakesAtOnce_isSentInParts()
      throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway collector = start(jaeger.otlpPort)) {
      collector.send(large());
      Running.until(
          "every span to be sent or lost", () -> collector.sent() + collector.lost() == LARGE);
      assertThat(collector.lost()).as("spans lost\n" + collector.running.said()).isZero();
      Running.until("all in Jaeger", () -> jaeger.spans("orders") == LARGE);
      assertThat(jaeger.dropped()).isZero();
    }
  }

  @Test
  void backendThatTakesAndDrops_countsItItself() throws IOException, InterruptedException {
    int port = Running.freePorts(1)[0];
    try (Jaeger jaeger = Jaeger.start(folder, port, 10);
        Gateway collector = start(jaeger.otlpPort)) {
      collector.send(large());
      // It says yes to all, so that the Collector has lost nothing.
      Running.until("every span to be sent", () -> collector.sent() == LARGE);
      Running.until(
          "every span to be stored or dropped",
          () -> jaeger.spans("orders") + jaeger.dropped() == LARGE);
      assertThat(jaeger.dropped()).isPositive();
      assertThat(collector.lost()).isZero();
    }
  }

  /** Jaeger takes messages of 4 MiB, as gRPC does by default; this is 5 MB that leaves together. */
  private static Spans large() {
    Map<String, Object> large = Map.of("large", "x".repeat(1000));
    Spans spans = new Spans("orders").server(1, 5, KEPT);
    for (int child = 1; child < LARGE; child++) {
      spans.child(1, child, 5, large);
    }
    return spans;
  }

  @Test
  void spanThatComesLate_followsItsTrace() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway collector = start(jaeger.otlpPort)) {
      collector.send(
          new Spans("orders")
              .server(1, 5, KEPT)
              .server(2, 5, Map.of("http.route", "/health/live")));
      Running.until("both traces to be decided", () -> collector.decided() == 2);
      collector.send(new Spans("orders").child(1, 1, 5, Map.of()).child(2, 1, 5, Map.of()));
      // By a clock that is ten minutes behind.
      collector.send(
          new Spans("orders").behind(600_000).child(1, 2, 5, Map.of()).server(3, 5, KEPT));
      Running.until("the third trace to be decided", () -> collector.decided() == 3);
      Running.until("the spans of the kept", () -> jaeger.traces("orders").size() == 2);
      Running.until("all of them", () -> collector.sent() == 4);

      assertThat(jaeger.traces("orders"))
          .containsOnly(
              Map.entry(Spans.traceId(1), 3), // the root and two that came late
              Map.entry(Spans.traceId(3), 1));
    }
  }

  @Test
  void poison_isCutAndTakesNothingWithIt() throws IOException, InterruptedException {
    Map<String, Object> many = new HashMap<>(KEPT);
    for (int i = 0; i < 10_000; i++) {
      many.put("many." + i, "value");
    }
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway collector = start(jaeger.otlpPort)) {
      Spans spans = new Spans("orders");
      for (int trace = 1; trace <= 10; trace++) {
        spans.server(trace, 5, KEPT);
      }
      spans.server(11, 5, Map.of("narrows.keep", true, "huge", "x".repeat(4 << 20)));
      spans.server(12, 5, many);
      collector.send(spans);

      Running.until("all 12 in Jaeger", () -> jaeger.traces("orders").size() == 12);
      String stored = jaeger.text("orders");
      assertThat(stored.split("\"many\\.").length - 1).as("of 10000 attributes").isEqualTo(127);
      assertThat(stored.contains("x".repeat(4096))).as("4096 characters are left").isTrue();
      assertThat(stored.contains("x".repeat(4097))).as("more are left").isFalse();
      assertThat(collector.lost()).isZero();
    }
  }

  private Gateway start(int backend) throws IOException, InterruptedException {
    Map<String, String> settings = Map.of("TRACES_ENDPOINT", "127.0.0.1:" + backend);
    return Gateway.start(folder, settings, "single-node.yaml");
  }

  private static void decideAll(Gateway collector) throws IOException, InterruptedException {
    Spans spans = new Spans("orders");
    for (int trace = 1; trace <= Spans.MANY; trace++) {
      spans.server(trace, 5, KEPT);
    }
    collector.send(spans);
    Running.until("every trace to be decided", () -> collector.decided() == Spans.MANY);
  }

  private static void assertAllStored(Gateway collector, Jaeger jaeger)
      throws IOException, InterruptedException {
    Running.until("all in Jaeger", () -> jaeger.traces("orders").size() == Spans.MANY);
    Running.until("all to be counted as sent", () -> collector.sent() == Spans.MANY);
    assertThat(collector.lost()).isZero();
  }
}
