package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** single-node.yaml in the real Collector, before a real Jaeger. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SingleNodeTest {
  private static final Map<String, Object> ROUTE = Map.of("http.route", "/orders");
  private static final int ORDINARY = 2000;

  @TempDir Path folder;

  @Test
  void ofManyTraces_thoseThatExplainSomethingAreKept() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway collector = Gateway.start(folder, to(jaeger), "single-node.yaml")) {
      Spans spans = new Spans("orders");
      spans.server(1, 5, Map.of("http.route", "/orders", "narrows.keep", true));
      spans.failed(2);
      spans.server(3, 700, ROUTE);
      spans.server(4, 300, ROUTE).child(4, 1, 250, Map.of("db.query.summary", "SELECT orders"));
      spans.server(5, 900, Map.of("http.route", "/health/live"));
      for (int trace = 100; trace < 100 + ORDINARY; trace++) {
        spans.server(trace, 5, ROUTE);
      }
      collector.send(spans);
      Running.until("every trace to be decided", () -> collector.decided() == ORDINARY + 5);
      double count = collector.kept();
      Running.until("all that is kept", () -> jaeger.traces("orders").size() == count);

      Set<String> kept = new TreeSet<>(jaeger.traces("orders").keySet());
      assertThat(kept)
          .contains(Spans.traceId(1), Spans.traceId(2), Spans.traceId(3), Spans.traceId(4))
          .doesNotContain(Spans.traceId(5));
      assertThat(jaeger.traces("orders")).containsEntry(Spans.traceId(4), 2);
      // One in twenty of 2000: 100, with a deviation of 10; 6 of these either way.
      assertThat(kept.size() - 4).isBetween(40, 160);
    }
  }

  @Test
  void whatIsPrivate_isScrubbed() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway collector = Gateway.start(folder, to(jaeger), "single-node.yaml")) {
      collector.send(
          new Spans("orders")
              .server(
                  1,
                  5,
                  Map.of(
                      "narrows.keep", true,
                      "url.full", "https://shop.example/pay?token=hunter2&size=3",
                      "http.request.header.authorization", "Bearer hunter3",
                      "db.query.parameter.0", "hunter4",
                      "customer", "jane.doe@example.org",
                      "card", "4111111111111111",
                      "user_password", "hunter5")));
      Running.until("the trace in Jaeger", () -> jaeger.traces("orders").size() == 1);

      assertThat(jaeger.text("orders"))
          .contains("https://shop.example/pay?token=***")
          .contains("size=3")
          .doesNotContain("hunter", "jane.doe", "4111111111111111");
    }
  }

  @Test
  void backendGone_losesNothing() throws IOException, InterruptedException {
    int port = Running.freePorts(1)[0];
    Map<String, String> settings = Map.of("TRACES_ENDPOINT", "127.0.0.1:" + port);
    try (Gateway collector = Gateway.start(folder, settings, "single-node.yaml")) {
      Spans spans = new Spans("orders");
      for (int trace = 1; trace <= 500; trace++) {
        spans.server(trace, 5, Map.of("narrows.keep", true));
      }
      collector.send(spans);
      Running.until("every trace to be decided", () -> collector.decided() == 500);
      try (Jaeger jaeger = Jaeger.start(folder, port)) {
        Running.until("all 500 in Jaeger", () -> jaeger.traces("orders").size() == 500);
      }
      assertThat(collector.sent()).isEqualTo(500);
    }
  }

  @Test
  void killedWithAFullQueue_deliversAfterItsRestart() throws IOException, InterruptedException {
    int backend = Running.freePorts(1)[0];
    int[] ports = Running.freePorts(5);
    Map<String, String> settings = Map.of("TRACES_ENDPOINT", "127.0.0.1:" + backend);
    try (Gateway first = Gateway.start(folder, settings, ports, "single-node.yaml")) {
      Spans spans = new Spans("orders");
      for (int trace = 1; trace <= 500; trace++) {
        spans.server(trace, 5, Map.of("narrows.keep", true));
      }
      first.send(spans);
      Running.until("500 traces to stand in the queue", () -> first.kept() == 500);
      assertThat(first.queuedBytes()).isPositive();
      assertThat(first.lost() + first.sent()).isZero();
      first.running.kill();
    }
    try (Gateway second = Gateway.start(folder, settings, ports, "single-node.yaml");
        Jaeger jaeger = Jaeger.start(folder, backend)) {
      Running.until("all 500 in Jaeger", () -> jaeger.traces("orders").size() == 500);
      assertThat(second.sent()).isEqualTo(500);
    }
  }

  private static Map<String, String> to(Jaeger jaeger) {
    return Map.of("TRACES_ENDPOINT", "127.0.0.1:" + jaeger.otlpPort);
  }
}
