package io.narrows.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sampler or the broker between the tiers goes, comes back, or gets company. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KafkaFaultsTest {
  private static final String ACCEPTED = "otelcol_receiver_accepted_spans_total";
  private static final String SENT = "otelcol_exporter_sent_spans_total";
  private static final Map<String, Object> KEPT = Map.of("narrows.keep", true);

  private static final int AT_ONCE = Spans.MANY / 15;

  /** So long that nothing is decided while a test looks. */
  private static final String UNDECIDED = "5m";

  @TempDir static Path broker;
  private static Kafka kafka;

  @TempDir Path folder;
  private String topic;

  @BeforeAll
  static void startBroker() throws IOException, InterruptedException {
    kafka = Kafka.start(broker, 12);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @BeforeEach
  void createTopic(TestInfo test) throws IOException, InterruptedException {
    topic = test.getTestMethod().orElseThrow().getName();
    kafka.create(topic);
  }

  @Test
  void samplerKilledAfterItDecided_deliversWhenItIsBack() throws IOException, InterruptedException {
    int[] ports = Running.freePorts(5);
    int backend = Running.freePorts(1)[0];
    try (Gateway gateway = gateway()) {
      try (Gateway sampler = sampler(backend, "2s", ports)) {
        gateway.send(roots(1));
        Running.until("all to stand in the queue", () -> sampler.kept() == Spans.MANY);
        assertThat(sampler.queuedBytes()).isPositive();
        assertThat(sampler.lost() + sampler.sent()).isZero();
        sampler.running.kill();
      }
      assertTheNextDelivers(backend, ports);
    }
  }

  @Test
  void samplerStoppedBeforeItDecided_decidesAndDeliversWhenItIsBack()
      throws IOException, InterruptedException {
    int[] ports = Running.freePorts(5);
    int backend = Running.freePorts(1)[0];
    try (Gateway gateway = gateway()) {
      try (Gateway sampler = sampler(backend, UNDECIDED, ports)) {
        gateway.send(roots(1));
        Running.until("all to be read", () -> sampler.counted(ACCEPTED) == Spans.MANY);
        assertThat(sampler.decided()).isZero();
        sampler.running.end();
      }
      assertTheNextDelivers(backend, ports);
    }
  }

  private void assertTheNextDelivers(int backend, int[] ports)
      throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder, backend);
        Gateway again = sampler(backend, "2s", ports)) {
      Running.until("all in Jaeger", () -> jaeger.spans("orders") == Spans.MANY);
      Running.until("all to be counted as sent", () -> again.sent() == Spans.MANY);
      assertThat(again.lost()).isZero();
    }
  }

  @Test
  void samplerKilledBeforeItDecided_losesWhatItHeld() throws IOException, InterruptedException {
    int[] ports = Running.freePorts(5);
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway gateway = gateway()) {
      try (Gateway sampler = sampler(jaeger.otlpPort, UNDECIDED, ports)) {
        gateway.send(roots(1));
        Running.until("all to be read", () -> sampler.counted(ACCEPTED) == Spans.MANY);
        Running.until("all to be marked as read", () -> kafka.unread(topic, topic) == 0);
        assertThat(sampler.decided()).isZero();
        sampler.running.kill();
      }
      try (Gateway again = sampler(jaeger.otlpPort, "2s", ports)) {
        gateway.send(roots(1 + Spans.MANY));
        Running.until("the second half", () -> jaeger.spans("orders") == Spans.MANY);
        Running.until("all to be read", () -> kafka.unread(topic, topic) == 0);
        assertThat(again.counted(ACCEPTED)).as("of twice as many").isEqualTo(Spans.MANY);
        assertThat(jaeger.traces("orders"))
            .doesNotContainKey(Spans.traceId(1))
            .containsKey(Spans.traceId(1 + Spans.MANY));
      }
    }
  }

  @Test
  void brokerKilled_losesNothing() throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway gateway = gateway();
        Gateway sampler = sampler(jaeger.otlpPort, "2s", Running.freePorts(5))) {
      gateway.send(roots(1));
      Running.until("the first half", () -> jaeger.spans("orders") == Spans.MANY);
      kafka.kill();
      gateway.send(roots(1 + Spans.MANY));
      // One message: it is in the queue as a whole until the broker has all of it.
      Running.until("the queue to hold the rest", () -> gateway.queuedBytes() > 0);
      assertThat(gateway.sent()).isEqualTo(Spans.MANY);
      kafka.startAgain();
      Running.until("both halves", () -> jaeger.traces("orders").size() == 2 * Spans.MANY);
      Running.until("the queue to be empty", () -> gateway.queuedBytes() == 0);
      Running.until("all to be read", () -> kafka.unread(topic, topic) == 0);
      assertThat(gateway.lost() + sampler.lost()).isZero();
      assertThat(jaeger.spans("orders")).as("spans stored").isEqualTo(2 * Spans.MANY);
    }
  }

  @Test
  void fourthSampler_splitsWhatIsOnItsWayAndLosesNothing()
      throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway gateway = gateway();
        Gateway one = sampler(jaeger.otlpPort, "8s", Running.freePorts(5));
        Gateway two = sampler(jaeger.otlpPort, "8s", Running.freePorts(5));
        Gateway three = sampler(jaeger.otlpPort, "8s", Running.freePorts(5))) {
      Running.until("three shares", () -> kafka.shares(topic).equals(List.of(4, 4, 4)));
      gateway.send(roots(1));
      Running.until("all roots to be read", () -> counted(ACCEPTED, one, two, three) == Spans.MANY);
      Running.until("them to be marked as read", () -> kafka.unread(topic, topic) == 0);
      try (Gateway four = sampler(jaeger.otlpPort, "8s", Running.freePorts(5))) {
        Running.until("four shares", () -> kafka.shares(topic).equals(List.of(3, 3, 3, 3)));
        gateway.send(children());
        Running.until("every span in Jaeger", () -> jaeger.spans("orders") == 2 * Spans.MANY);
        double split = four.decided();

        assertThat(jaeger.traces("orders")).hasSize(Spans.MANY);
        assertThat(one.decided() + two.decided() + three.decided())
            .as("each trace where its root was")
            .isEqualTo(Spans.MANY);
        // Of twelve partitions three move; a trace has its own by chance.
        assertThat(split).as("decided twice").isBetween(0.15 * Spans.MANY, 0.35 * Spans.MANY);
      }
    }
  }

  @Test
  void fourthSampler_whileTracesCome_storesEachAtLeastOnce()
      throws IOException, InterruptedException {
    try (Jaeger jaeger = Jaeger.start(folder);
        Gateway gateway = gateway();
        Gateway one = sampler(jaeger.otlpPort, "2s", Running.freePorts(5));
        Gateway two = sampler(jaeger.otlpPort, "2s", Running.freePorts(5));
        Gateway three = sampler(jaeger.otlpPort, "2s", Running.freePorts(5))) {
      Running.until("three shares", () -> kafka.shares(topic).equals(List.of(4, 4, 4)));
      int[] made = {0};
      try (Gateway four = sampler(jaeger.otlpPort, "2s", Running.freePorts(5))) {
        Running.until(
            "four shares, while traces come",
            () -> {
              gateway.send(roots(1 + made[0], AT_ONCE));
              made[0] += AT_ONCE;
              return made[0] >= Spans.MANY && kafka.shares(topic).equals(List.of(3, 3, 3, 3));
            });
        Running.until("each trace", () -> jaeger.traces("orders").size() == made[0]);
        Running.until("all to be read", () -> kafka.unread(topic, topic) == 0);
        // What moved before it was marked as read is read twice; no more is sent than was read.
        double read = counted(ACCEPTED, one, two, three, four);
        Running.until(
            "what was read to be sent", () -> counted(SENT, one, two, three, four) == read);
        assertThat(read).isGreaterThanOrEqualTo(made[0]);
        assertThat(jaeger.traces("orders")).hasSize(made[0]);
      }
    }
  }

  private static double counted(String name, Gateway... collectors)
      throws IOException, InterruptedException {
    double sum = 0;
    for (Gateway collector : collectors) {
      sum += collector.counted(name);
    }
    return sum;
  }

  private static Spans roots(int first) {
    return roots(first, Spans.MANY);
  }

  private static Spans roots(int first, int count) {
    Spans roots = new Spans("orders");
    for (int trace = first; trace < first + count; trace++) {
      roots.server(trace, 5, KEPT);
    }
    return roots;
  }

  private static Spans children() {
    Spans children = new Spans("orders");
    for (int trace = 1; trace <= Spans.MANY; trace++) {
      children.child(trace, 1, 5, KEPT);
    }
    return children;
  }

  private Gateway gateway() throws IOException, InterruptedException {
    return Gateway.start(folder, settings(), "kafka-gateway.yaml");
  }

  private Gateway sampler(int backend, String wait, int[] ports)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("TRACES_ENDPOINT", "127.0.0.1:" + backend);
    settings.put("DECISION_WAIT", wait);
    return Gateway.start(folder, settings, ports, "kafka-sampler.yaml");
  }

  private Map<String, String> settings() {
    return Map.of(
        "KAFKA_BROKERS", "127.0.0.1:" + kafka.port, "KAFKA_TOPIC", topic, "KAFKA_GROUP", topic);
  }
}
