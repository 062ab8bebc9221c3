package io.narrows.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.export.Receiver.Answer;
import io.narrows.engine.export.otlp.Pause;
import io.narrows.engine.metrics.Drops.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receivers that are gone, slow or refusing. What is made is exported or counted as dropped. */
class FailureTest {
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final String TRACES_TO =
      "otel.metrics.exporter=none,otel.logs.exporter=none,otel.exporter.otlp.endpoint=";

  /** Time that passes only by sleeping, so that a test of ten seconds takes none. */
  private static final class HandPause extends Pause {
    final List<Duration> slept = new ArrayList<>();
    private long now = System.nanoTime();

    @Override
    protected long nanos() {
      return now;
    }

    @Override
    protected void sleep(long nanos) {
      slept.add(Duration.ofNanos(nanos));
      now += nanos;
    }
  }

  private final HandPause pause = new HandPause();

  @Test
  void refused_isRetriedThenCounted() throws IOException {
    int port = freePort();
    try (ExportRig rig = new ExportRig(tracesTo(port), pause)) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      assertThat(pause.slept).hasSizeBetween(3, 4);
      assertAccounted(rig, 0);
    }
  }

  @Test
  void host_thatCannotBeResolvedIsRetriedThenCounted() throws IOException {
    // No name of this domain is ever resolved, by RFC 6761.
    String nowhere = TRACES_TO + "http://collector.invalid:4318";
    try (ExportRig rig = new ExportRig(nowhere, pause)) {
      rig.request("/orders");
      rig.flush();

      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      assertThat(pause.slept).hasSizeBetween(3, 4);
      assertAccounted(rig, 0);
    }
  }

  @Test
  void refused_recoversWithoutRestart() throws IOException {
    int port = freePort();
    try (ExportRig rig = new ExportRig(tracesTo(port), pause)) {
      rig.request("/lost");
      rig.flush();
      try (Receiver receiver = new Receiver(port)) {
        rig.request("/orders");
        rig.flush();

        assertThat(receiver.spanNames()).containsExactly("GET /orders", "select orders");
        assertAccounted(rig, receiver.spanCount());
      }
    }
  }

  @Test
  void hanging_isGivenUpInTimeAndCounted() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig =
            new ExportRig(tracesTo(receiver.port()) + ",otel.exporter.otlp.timeout=300")) {
      receiver.answer(Answer.never());
      rig.request("/orders");
      rig.flush();

      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      rig.request("/orders");
      rig.flush();
      assertThat(receiver.spanCount()).isEqualTo(2);
      assertAccounted(rig, 2);
    }
  }

  @Test
  void hanging_holdsUpNeitherTheDrainNorTheEnd() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(tracesTo(receiver.port()))) {
      receiver.answer(Answer.never(), Answer.never(), Answer.never());
      for (int i = 0; i < 3_000; i++) {
        rig.request("/orders");
      }
      long begin = System.nanoTime();
      rig.exports.close(A_SECOND);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(A_SECOND.multipliedBy(4));
      assertThat(rig.dropped(Reason.QUEUE_FULL)).isPositive();
      assertThat(rig.dropped(Reason.SHUTDOWN)).isPositive();
      assertThat(rig.exports.drops().of(io.narrows.engine.metrics.Drops.Item.SPAN))
          .isEqualTo(rig.exports.spans().offered() - rig.exports.spans().exported());
    }
  }

  @Test
  void queue_isBoundedAndTakesWholeTraces() throws IOException {
    try (ExportRig rig =
        new ExportRig(
            tracesTo(freePort()) + ",otel.bsp.max.queue.size=7,otel.bsp.max.export.batch.size=7",
            pause)) {
      for (int i = 0; i < 5; i++) {
        rig.request("/orders");
      }

      assertThat(rig.dropped(Reason.QUEUE_FULL)).isEqualTo(4);
      assertThat(rig.exports.spans().offered()).isEqualTo(10);
    }
  }

  @Test
  void unavailable_isTriedAgainWhenTheReceiverSays() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(tracesTo(receiver.port()), pause)) {
      receiver.answer(Answer.retryAfter(503, "3"), Answer.retryAfter(429, "4"));
      rig.request("/orders");
      rig.flush();

      assertThat(pause.slept).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
      assertThat(receiver.spanCount()).isEqualTo(2);
      assertAccounted(rig, 2);
    }
  }

  @Test
  void unavailable_forLongIsLeftAlone() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(tracesTo(receiver.port()), pause)) {
      receiver.answer(Answer.retryAfter(503, "60"));
      rig.request("/orders");
      rig.flush();
      rig.request("/orders");
      rig.flush();

      assertThat(receiver.requests("/v1/traces")).isEqualTo(1);
      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(4);
      pause.sleep(Duration.ofSeconds(60).toNanos());
      rig.request("/orders");
      rig.flush();
      assertThat(receiver.spanCount()).isEqualTo(2);
      assertAccounted(rig, 2);
    }
  }

  @Test
  void gatewayErrors_areTriedAgain() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(tracesTo(receiver.port()), pause)) {
      receiver.answer(Answer.status(502), Answer.status(504));
      rig.request("/orders");
      rig.flush();

      assertThat(receiver.requests("/v1/traces")).isEqualTo(3);
      assertAccounted(rig, 2);
    }
  }

  @Test
  void badRequest_isNotTriedAgain() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(tracesTo(receiver.port()), pause)) {
      receiver.answer(Answer.status(400));
      rig.request("/orders");
      rig.flush();

      assertThat(receiver.requests("/v1/traces")).isEqualTo(1);
      assertThat(rig.dropped(Reason.EXPORT_FAILED)).isEqualTo(2);
      assertAccounted(rig, 0);
    }
  }

  @Test
  void partialSuccess_countsWhatWasRejectedAndSaysWhy() throws IOException {
    try (Receiver receiver = new Receiver();
        ExportRig rig = new ExportRig(tracesTo(receiver.port()), pause)) {
      receiver.answer(Answer.rejecting(1, "too many attributes"));
      rig.request("/orders");
      rig.flush();

      assertThat(rig.dropped(Reason.REJECTED)).isEqualTo(1);
      assertThat(rig.exports.spans().exported()).isEqualTo(1);
      assertThat(rig.said()).contains("too many attributes");
      assertAccounted(rig, 1);
    }
  }

  @Test
  void connection_thatTheReceiverClosedIsOpenedAgainWithoutLoss() throws IOException {
    int port = freePort();
    try (ExportRig rig = new ExportRig(tracesTo(port), pause)) {
      try (Receiver receiver = new Receiver(port)) {
        rig.request("/orders");
        rig.flush();
        assertThat(receiver.spanCount()).isEqualTo(2);
      }
      try (Receiver receiver = new Receiver(port)) {
        rig.request("/orders");
        rig.flush();
        assertThat(receiver.spanCount()).isEqualTo(2);
      }
      assertThat(rig.exports.drops().total()).isZero();
      assertThat(pause.slept).isEmpty();
    }
  }

  private static void assertAccounted(ExportRig rig, long received) {
    assertThat(rig.exports.spans().exported()).isEqualTo(received);
    assertThat(rig.exports.spans().offered())
        .isEqualTo(
            rig.exports.spans().exported()
                + rig.exports.drops().of(io.narrows.engine.metrics.Drops.Item.SPAN));
  }

  private static String tracesTo(int port) {
    return TRACES_TO + "http://127.0.0.1:" + port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
