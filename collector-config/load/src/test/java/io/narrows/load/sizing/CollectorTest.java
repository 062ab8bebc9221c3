package io.narrows.load.sizing;

import static io.narrows.load.play.Signal.LOGS;
import static io.narrows.load.play.Signal.METRICS;
import static io.narrows.load.play.Signal.TRACES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.load.play.Plan;
import io.narrows.load.recording.Recording;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is played arrives in the real Collector, to the last span. */
@Timeout(120)
class CollectorTest {
  private static final Plan PLAN =
      new Plan(
          5,
          2_000,
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          EnumSet.of(TRACES, METRICS, LOGS));

  @TempDir Path folder;

  @Test
  void collectorThatCountsOtherwise_isAnError() throws Exception {
    Components.require("collector/otelcol");
    Recording recording = Recording.read(Path.of("shop.otlp.gz"));
    Place place = new Place(Path.of("../.."), folder);
    try (Collector played = Collector.start(place, "load/sink.yaml", Map.of());
        Collector other = Collector.start(place, "load/sink.yaml", Map.of());
        Load load = Load.start(recording, PLAN, played.http())) {
      load.whenPlayed();

      Saturation.requireAllCounted(load.of(TRACES), played);
      assertThatThrownBy(() -> Saturation.requireAllCounted(load.of(TRACES), other))
          .hasMessage("0 spans are accepted by the Collector's count, and not 6,144 to 6,144");
    }
  }

  @Test
  void spansAndPoints_areCountedAsTheCollectorCountsThem() throws Exception {
    Components.require("collector/otelcol");
    Recording recording = Recording.read(Path.of("shop.otlp.gz"));
    Place place = new Place(Path.of("../.."), folder);
    try (Collector collector = Collector.start(place, "load/sink.yaml", Map.of())) {
      for (URI to :
          new URI[] {collector.http(), URI.create("grpc://127.0.0.1:" + collector.grpcPort)}) {
        double spans = collector.spans();
        double points = collector.points();
        try (Load load = Load.start(recording, PLAN, to)) {
          load.whenPlayed();
          assertThat(load.missed()).as("not accepted by " + to).isZero();
          // A message of 512 is due every 256 ms, the first at once.
          assertThat(load.accepted(TRACES)).isEqualTo(12 * 512);
          assertThat(collector.spans() - spans).isEqualTo(12 * 512);
          assertThat(collector.points() - points).isEqualTo(load.accepted(METRICS)).isPositive();
        }
      }
    }
  }
}
