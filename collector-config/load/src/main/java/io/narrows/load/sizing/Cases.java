package io.narrows.load.sizing;

import static io.narrows.load.play.Signal.METRICS;
import static io.narrows.load.play.Signal.TRACES;

import io.narrows.load.play.Plan;
import io.narrows.load.play.Signal;
import io.narrows.load.play.Tls;
import io.narrows.load.recording.Recording;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is measured. Each case takes about a minute. */
final class Cases {
  static final int DECISION_WAIT_SECONDS = 10;

  // Longer than a decision waits, so that as much goes out as comes in.
  static final int WARM_UP_SECONDS = 20;
  static final int SECONDS = 30;
  private static final int OUTAGE_SECONDS = 15;
  // One service sends so much, and so 500 spans in each message.
  static final int SPANS_OF_A_SERVICE = 100;

  /** One case. */
  interface Case {
    void run(Cases bench, Measured measured) throws Exception;
  }

  private static final Map<String, Case> ALL = new LinkedHashMap<>();

  static {
    ALL.put("single-node-1000", (bench, measured) -> bench.singleNode(measured, 1_000));
    ALL.put("single-node-4000", (bench, measured) -> bench.singleNode(measured, 4_000));
    ALL.put("saturated", (bench, measured) -> bench.saturated(measured, 1, 2_048));
    ALL.put("saturated-small", (bench, measured) -> bench.saturated(measured, 1, 512));
    ALL.put("saturated-two", (bench, measured) -> bench.saturated(measured, 2, 2_048));
    ALL.put("gateway", Cases::gateway);
    ALL.put("kafka", Cases::kafka);
    ALL.put("metrics", Cases::metrics);
    ALL.put("outage-single-node", (bench, measured) -> bench.outage(measured, "single-node.yaml"));
    ALL.put("outage-gateway", Cases::gatewayOutage);
    ALL.put("series", Cases::series);
  }

  private final Place place;
  private final Recording recording;

  Cases(Place place, Recording recording) {
    this.place = place;
    this.recording = recording;
  }

  static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  void run(String name, Measured measured) throws Exception {
    ALL.get(name).run(this, measured);
  }

  private void singleNode(Measured measured, int spansPerSecond) throws Exception {
    try (Collector sink = sink();
        Collector collector = Collector.start(place, "single-node.yaml", sink.asBackend());
        Load load = Load.start(recording, traces(spansPerSecond), collector.http())) {
      window(collector, measured);
      measured.put("not.accepted", load.missed());
      measured.put("kept", sink.spans() / collector.spans());
    }
  }

  private void saturated(Measured measured, int processors, int memoryMiB) throws Exception {
    try (Collector sink = sink()) {
      new Saturation(processors, memoryMiB).run(place, recording, sink, measured);
    }
  }

  private void gateway(Measured measured) throws Exception {
    try (Collector sink = sink();
        Collector collector = secured(sink.asBackend());
        Load load = loadOf(collector, traces(3_000))) {
      window(collector, measured);
      measured.put("not.accepted", load.missed());
    }
  }

  private Collector secured(Map<String, String> backend) throws IOException, InterruptedException {
    Map<String, String> settings = new LinkedHashMap<>(backend);
    settings.putAll(Certificates.make(place.folder()));
    return Collector.start(place, "gateway.yaml", settings);
  }

  private Load loadOf(Collector secured, Plan plan) throws Exception {
    Path folder = place.folder();
    return Load.start(
        recording,
        plan,
        URI.create("grpcs://127.0.0.1:" + secured.grpcPort),
        Map.of("authorization", "Bearer " + Certificates.TOKEN),
        new Tls(folder.resolve("ca.crt"), folder.resolve("tls.crt"), folder.resolve("tls.key")));
  }

  private void kafka(Measured measured) throws Exception {
    try (Broker broker = Broker.start(place.folder());
        Collector sink = sink();
        Collector gateway = Collector.start(place, "kafka-gateway.yaml", with(broker, sink));
        Collector sampler = Collector.start(place, "kafka-sampler.yaml", with(broker, sink));
        Load load = Load.start(recording, traces(3_000), gateway.http())) {
      Window.pass(WARM_UP_SECONDS);
      double broked = broker.program.cpuSeconds();
      Window front = Window.open(gateway);
      Window back = Window.open(sampler);
      Window.pass(SECONDS);
      front.close(measured, "gateway.");
      back.close(measured, "sampler.");
      measured.put("broker.cpu.seconds", broker.program.cpuSeconds() - broked);
      measured.put("broker.bytes.per.span", broker.bytes() / sampler.spans());
      measured.put("not.accepted", load.missed());
      measured.put("kept", sink.spans() / sampler.spans());
    }
  }

  private static Map<String, String> with(Broker broker, Collector sink) {
    Map<String, String> settings = new LinkedHashMap<>(sink.asBackend());
    settings.put("KAFKA_BROKERS", "127.0.0.1:" + broker.port);
    settings.put("KAFKA_TOPIC", Broker.TOPIC);
    return settings;
  }

  private void metrics(Measured measured) throws Exception {
    try (Collector sink = sink();
        Collector collector = Collector.start(place, "single-node.yaml", sink.asBackend());
        Load load = Load.start(recording, exports(50, 5), collector.http())) {
      window(collector, measured);
      measured.put("not.accepted", load.missed());
      measured.put("points.per.export", recording.points());
    }
  }

  private void outage(Measured measured, String configuration) throws Exception {
    Outage outage = new Outage(place);
    try (Collector collector = Collector.start(place, configuration, outage.asBackend());
        Load load = Load.start(recording, outageTraces(), collector.http())) {
      outage.measure(collector, load, measured, DECISION_WAIT_SECONDS + 5);
    }
  }

  private void gatewayOutage(Measured measured) throws Exception {
    Outage outage = new Outage(place);
    try (Collector collector = secured(outage.asBackend());
        Load load = loadOf(collector, outageTraces())) {
      outage.measure(collector, load, measured, 1);
    }
  }

  private void series(Measured measured) throws Exception {
    int services = 50;
    try (Prometheus prometheus = Prometheus.start(place)) {
      double idle = prometheus.program.residentMiB();
      double cpu = prometheus.program.cpuSeconds();
      Plan plan = plan(services, 1, 5, 30, EnumSet.of(METRICS));
      try (Load load = Load.start(recording, plan, prometheus.otlp())) {
        load.whenPlayed();
        measured.put("not.accepted", load.missed());
      }
      measured.put("services", services);
      measured.put("series", prometheus.series());
      measured.put("mib", prometheus.program.peakMiB() - idle);
      measured.put("cpu.seconds", prometheus.program.cpuSeconds() - cpu);
      measured.put("samples", prometheus.samples());
    }
  }

  private Collector sink() throws IOException, InterruptedException {
    return Collector.start(place, "load/sink.yaml", Map.of());
  }

  private static void window(Collector collector, Measured measured)
      throws IOException, InterruptedException {
    Window.pass(WARM_UP_SECONDS);
    Window window = Window.open(collector);
    Window.pass(SECONDS);
    window.close(measured, "");
  }

  private static Plan traces(int spansPerSecond) {
    int services = spansPerSecond / SPANS_OF_A_SERVICE;
    return plan(services, spansPerSecond, 15, 600, EnumSet.of(TRACES));
  }

  private static Plan outageTraces() {
    return plan(20, 2_000, 15, OUTAGE_SECONDS, EnumSet.of(TRACES));
  }

  private static Plan exports(int services, int everySeconds) {
    return plan(services, 1, everySeconds, 600, EnumSet.of(METRICS));
  }

  private static Plan plan(
      int services,
      int spansPerSecond,
      int metricsEverySeconds,
      int seconds,
      EnumSet<Signal> signals) {
    return new Plan(
        services,
        spansPerSecond,
        Duration.ofSeconds(metricsEverySeconds),
        Duration.ofSeconds(seconds),
        signals);
  }
}
