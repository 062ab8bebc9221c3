package io.narrows.load.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.narrows.load.recording.Recording;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlayerTest {
  private static final Recording SHOP = shop();

  @Test
  void everySpanThatIsDue_isSentAndCounted() throws Exception {
    try (Taker taker = Taker.willing()) {
      Tally tally = play(plan(4, 1_000), taker.uri());

      // A message of 512 is due every 512 ms, the first at once.
      assertThat(tally.of(Signal.TRACES).accepted()).isEqualTo(1_024);
      assertThat(tally.missed()).isZero();
      assertThat(spans(taker)).hasSize(1_024);
    }
  }

  @Test
  void services_haveTheirOwnNamesInstancesAndTraces() throws Exception {
    try (Taker taker = Taker.willing()) {
      play(plan(4, 4_000), taker.uri());

      Map<String, Set<ByteString>> traces = new HashMap<>();
      Set<String> instances = new HashSet<>();
      for (ExportTraceServiceRequest request : taker.traces) {
        Resource sender = request.getResourceSpans(0).getResource();
        instances.add(attribute(sender, "service.instance.id"));
        Set<ByteString> own =
            traces.computeIfAbsent(attribute(sender, "service.name"), name -> new HashSet<>());
        spansOf(request).forEach(span -> own.add(span.getTraceId()));
      }
      assertThat(traces.keySet())
          .containsExactlyInAnyOrder("shop-0001", "shop-0002", "shop-0003", "shop-0004");
      assertThat(instances).hasSize(4);
      Set<ByteString> all = new HashSet<>();
      traces.values().forEach(all::addAll);
      assertThat(all).hasSize(traces.values().stream().mapToInt(Set::size).sum());
      assertThat(all).doesNotContainAnyElementsOf(recordedTraces());
    }
  }

  @Test
  void spans_keepTheirTracesParentsAndLengths_andAreOfNow() throws Exception {
    long before = System.currentTimeMillis() * 1_000_000;
    try (Taker taker = Taker.willing()) {
      play(plan(1, 512), taker.uri());

      List<Span> played = spans(taker);
      List<Span> recorded = SHOP.spans();
      int first = firstOf(played.get(0), recorded);
      Map<ByteString, ByteString> traces = new HashMap<>();
      for (int i = 0; i < played.size(); i++) {
        Span now = played.get(i);
        Span then = recorded.get((first + i) % recorded.size());
        assertThat(now.getParentSpanId()).isEqualTo(then.getParentSpanId());
        assertThat(now.getAttributesList()).isEqualTo(then.getAttributesList());
        assertThat(now.getEndTimeUnixNano() - now.getStartTimeUnixNano())
            .isEqualTo(then.getEndTimeUnixNano() - then.getStartTimeUnixNano());
        ByteString other = traces.putIfAbsent(then.getTraceId(), now.getTraceId());
        assertThat(other).isIn(null, now.getTraceId());
      }
      assertThat(played.get(0).getStartTimeUnixNano()).isGreaterThanOrEqualTo(before);
    }
  }

  @Test
  void metrics_areThoseOfEachService_withTheTimesOfNow() throws Exception {
    long before = System.currentTimeMillis() * 1_000_000;
    Plan plan =
        new Plan(
            3, 100, Duration.ofMillis(300), Duration.ofMillis(800), EnumSet.of(Signal.METRICS));
    try (Taker taker = Taker.willing()) {
      Tally tally = play(plan, taker.uri());

      // One every 100 ms: eight in 800 ms, the first at once.
      assertThat(taker.metrics).hasSize(8);
      assertThat(tally.of(Signal.METRICS).accepted()).isEqualTo(8 * SHOP.points());
      for (Metric metric :
          taker.metrics.get(7).getResourceMetrics(0).getScopeMetrics(0).getMetricsList()) {
        metric
            .getSum()
            .getDataPointsList()
            .forEach(
                point -> {
                  assertThat(point.getStartTimeUnixNano()).isGreaterThanOrEqualTo(before);
                  assertThat(point.getTimeUnixNano()).isGreaterThan(point.getStartTimeUnixNano());
                });
      }
    }
  }

  @Test
  void events_comeWithEachRound() throws Exception {
    int spans = SHOP.spans().size();
    Plan plan =
        new Plan(
            1,
            spans * 2,
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            EnumSet.of(Signal.TRACES, Signal.LOGS));
    try (Taker taker = Taker.willing()) {
      Tally tally = play(plan, taker.uri());

      assertThat(taker.logs).isNotEmpty();
      assertThat(tally.of(Signal.LOGS).accepted()).isEqualTo(taker.logs.size() * SHOP.logRecords());
    }
  }

  @Test
  void refusal_isCounted_andNotTriedAgain() throws Exception {
    try (Taker taker = new Taker(503, new byte[0])) {
      Tally tally = play(plan(1, 100), taker.uri());

      assertThat(tally.of(Signal.TRACES).accepted()).isZero();
      assertThat(tally.of(Signal.TRACES).refused()).isEqualTo(spans(taker).size()).isPositive();
      assertThat(tally.of(Signal.TRACES).missed()).isEqualTo(spans(taker).size());
      assertThat(tally.of(Signal.TRACES).due()).isEqualTo(spans(taker).size());
      assertThat(tally.whole()).contains("items: 503");
    }
  }

  @Test
  void rejectedPart_isCountedApart() throws Exception {
    byte[] answer =
        ExportTraceServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(7)
                    .setErrorMessage("too long"))
            .build()
            .toByteArray();
    try (Taker taker = new Taker(200, answer)) {
      Tally tally = play(plan(1, 100), taker.uri());

      int messages = taker.traces.size();
      assertThat(tally.of(Signal.TRACES).missed()).isEqualTo(7L * messages).isPositive();
      assertThat(tally.of(Signal.TRACES).accepted()).isEqualTo(spans(taker).size() - 7L * messages);
      assertThat(tally.whole()).contains("too long");
    }
  }

  @Test
  void nobodyThere_isAFailureOfEverySpan() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    Tally http = play(plan(1, 100), URI.create("http://127.0.0.1:" + nobody));
    Tally grpc = play(plan(1, 100), URI.create("grpc://127.0.0.1:" + nobody));

    // One message of what the service has after five seconds.
    assertThat(http.of(Signal.TRACES).missed()).isEqualTo(500);
    assertThat(grpc.of(Signal.TRACES).missed()).isEqualTo(500);
  }

  private static Plan plan(int services, int spansPerSecond) {
    return new Plan(
        services,
        spansPerSecond,
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        EnumSet.of(Signal.TRACES));
  }

  private static Tally play(Plan plan, URI to) throws Exception {
    try (Target target = Targets.of(to, Map.of(), null)) {
      Player player = new Player(SHOP, plan, target);
      player.run(said -> {});
      return player.tally();
    }
  }

  private static int firstOf(Span played, List<Span> recorded) {
    for (int i = 0; i < recorded.size(); i++) {
      if (recorded.get(i).getSpanId().equals(played.getSpanId())) {
        return i;
      }
    }
    throw new AssertionError("it was not recorded: " + played);
  }

  private static List<Span> spans(Taker taker) {
    return taker.traces.stream().flatMap(request -> spansOf(request).stream()).toList();
  }

  private static List<Span> spansOf(ExportTraceServiceRequest request) {
    return request.getResourceSpans(0).getScopeSpans(0).getSpansList();
  }

  private static Set<ByteString> recordedTraces() {
    Set<ByteString> traces = new HashSet<>();
    SHOP.spans().forEach(span -> traces.add(span.getTraceId()));
    return traces;
  }

  private static String attribute(Resource resource, String key) {
    return resource.getAttributesList().stream()
        .filter(it -> it.getKey().equals(key))
        .map(KeyValue::getValue)
        .findFirst()
        .orElseThrow()
        .getStringValue();
  }

  private static Recording shop() {
    try {
      return Recording.read(Path.of("shop.otlp.gz"));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
