package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways, a real Kafka, two samplers, and a Jaeger behind each to see what each kept. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KafkaTierTest {
  private static final int TRACES = 1000;
  private static final int CHILDREN = 4;

  @TempDir Path folder;

  @Test
  void spansOfATraceThroughTwoGateways_meetInOneSampler() throws IOException, InterruptedException {
    try (Kafka kafka = kafka();
        Jaeger left = Jaeger.start(folder);
        Jaeger right = Jaeger.start(folder);
        Gateway one = gateway(kafka);
        Gateway other = gateway(kafka);
        Gateway leftSampler = sampler(kafka, left);
        Gateway rightSampler = sampler(kafka, right)) {
      // A trace that is on its way while its partition moves is decided twice, on halves.
      Running.until(
          "each sampler to have its partitions",
          () -> kafka.shares("narrows-sampler").equals(List.of(2, 2)));
      send(one, other);
      Running.until(
          "both samplers to have decided all " + TRACES,
          () -> leftSampler.decided() + rightSampler.decided() == TRACES);
      // Not ended before: what stands in a queue then is on disk, and is sent after the next start.
      Running.until("all that was kept", () -> count(left) + count(right) == TRACES);

      Map<String, Integer> inLeft = left.traces("orders");
      Map<String, Integer> inRight = right.traces("orders");
      Set<String> inBoth = new HashSet<>(inLeft.keySet());
      inBoth.retainAll(inRight.keySet());
      assertThat(inBoth).as("traces that two samplers decided").isEmpty();
      assertThat(inLeft.size() + inRight.size()).as("traces kept").isEqualTo(TRACES);
      assertThat(inLeft.values()).as("spans of each").containsOnly(1 + CHILDREN);
      assertThat(inRight.values()).as("spans of each").containsOnly(1 + CHILDREN);
      assertThat(inLeft).as("the left sampler's part").isNotEmpty();
      assertThat(inRight).as("the right sampler's part").isNotEmpty();
    }
  }

  private Kafka kafka() throws IOException, InterruptedException {
    Kafka kafka = Kafka.start(folder, 4);
    kafka.create("narrows-traces");
    return kafka;
  }

  private static int count(Jaeger jaeger) throws IOException, InterruptedException {
    return jaeger.traces("orders").size();
  }

  /** Root by the one gateway, children by the other, so that only the key can join them. */
  private static void send(Gateway one, Gateway other) throws IOException, InterruptedException {
    for (int first = 1; first <= TRACES; first += 100) {
      Spans roots = new Spans("orders");
      Spans children = new Spans("orders");
      for (int trace = first; trace < first + 100; trace++) {
        roots.server(trace, 600, Map.of("http.route", "/orders"));
        for (int child = 1; child <= CHILDREN; child++) {
          children.child(trace, child, 5, Map.of("db.query.summary", "SELECT orders"));
        }
      }
      one.send(roots);
      other.send(children);
    }
  }

  private Gateway gateway(Kafka kafka) throws IOException, InterruptedException {
    return Gateway.start(
        folder, Map.of("KAFKA_BROKERS", "127.0.0.1:" + kafka.port), "kafka-gateway.yaml");
  }

  private Gateway sampler(Kafka kafka, Jaeger jaeger) throws IOException, InterruptedException {
    return Gateway.start(
        folder,
        Map.of(
            "KAFKA_BROKERS", "127.0.0.1:" + kafka.port,
            "TRACES_ENDPOINT", "127.0.0.1:" + jaeger.otlpPort,
            "DECISION_WAIT", "10s"),
        "kafka-sampler.yaml");
  }
}
