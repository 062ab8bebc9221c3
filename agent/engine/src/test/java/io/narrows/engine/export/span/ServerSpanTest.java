package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.metrics.Rig;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Spans of requests that are served. */
class ServerSpanTest extends SentSpans {
  @Test
  void serverSpan_hasExactlyTheAttributesOfTheConventions() {
    Rig rig = rig(1, null);
    Operation request =
        rig.begin(
            new Incoming("GET", "/orders/7")
                .query("page=2&sig=abc")
                .to("https", "shop.example", 8443)
                .from("10.0.0.9", 51000)
                .protocol("HTTP/2.0")
                .client("curl/8", "203.0.113.7:4711, 10.0.0.1"));
    rig.recorder.route("/orders/{id}", 2);
    rig.pass(20);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("GET /orders/{id}");
    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(20_000_000);
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "GET"),
            entry("http.route", "/orders/{id}"),
            entry("http.response.status_code", 200L),
            entry("url.path", "/orders/7"),
            entry("url.scheme", "https"),
            entry("url.query", "page=2&sig=REDACTED"),
            entry("server.address", "shop.example"),
            entry("server.port", 8443L),
            entry("client.address", "203.0.113.7"),
            entry("network.peer.address", "10.0.0.9"),
            entry("network.peer.port", 51000L),
            entry("network.protocol.version", "2"),
            entry("user_agent.original", "curl/8"),
            entry("narrows.keep", true)); // as the first of its bucket
  }

  @Test
  void serverSpan_withoutRouteIsNamedByItsMethodAlone() {
    Rig rig = rig(1, null);
    rig.end(rig.begin(new Incoming("BREW", "/coffee/7")), 418);
    rig.drain();
    outbox.flush();

    SpanData span = one("HTTP");
    assertThat(attributes(span))
        .contains(
            entry("http.request.method", "_OTHER"),
            entry("http.request.method_original", "BREW"),
            entry("http.response.status_code", 418L))
        .doesNotContainKeys("http.route", "error.type");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void serverSpan_ofServerErrorHasStatusErrorAndIsWorthKeeping() {
    Rig rig = rig(0, null);
    rig.end(rig.begin("GET", "/orders"), 500);
    rig.drain();
    outbox.flush();

    SpanData span = one("GET");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(span)).contains(entry("error.type", "500"), entry("narrows.keep", true));
  }

  @Test
  void serverSpan_ofExceptionHasItsClassAsErrorType() {
    Rig rig = rig(0, null);
    Operation request = rig.begin("GET", "/orders");
    rig.recorder.endRequest(request, -1, new IllegalStateException("secret"));
    rig.drain();
    outbox.flush();

    SpanData span = one("GET");
    assertThat(attributes(span))
        .contains(entry("error.type", "java.lang.IllegalStateException"))
        .doesNotContainKey("http.response.status_code");
    assertThat(span.toString()).doesNotContain("secret");
  }

  @Test
  void request_thatWasNotSampledIsNotSentUnlessSlowOrFailed() {
    Rig rig = rig(0, Duration.ofMillis(100));
    Operation quick = rig.begin("GET", "/quick");
    rig.pass(99);
    rig.end(quick, 200);
    Operation slow = rig.begin("GET", "/slow");
    rig.recorder.route("/slow", 2);
    rig.pass(100);
    rig.end(slow, 200);
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET /slow");
    assertThat(sent.get(0).getSpanContext().isSampled()).isFalse();
    assertThat(attributes(sent.get(0))).contains(entry("narrows.keep", true));
  }

  @Test
  void request_thatMissesItsObjectiveIsSent_whateverElseCountsAsSlow() {
    limit = route -> "/asked".equals(route) ? 50_000_000 : -1;
    Rig rig = rig(0, Duration.ofMillis(100));
    for (String route : List.of("/asked", "/other")) {
      for (int millis : List.of(50, 60)) {
        Operation request = rig.begin("GET", route);
        rig.recorder.route(route, 2);
        rig.pass(millis);
        rig.end(request, 200);
      }
    }
    rig.drain();
    outbox.flush();

    assertThat(names()).containsExactly("GET /asked");
  }

  @Test
  void request_thatWasSampledIsMarkedAsTheExampleOfItsBucket_onceAMinute() {
    Rig rig = rig(1, null);
    for (int second : List.of(0, 1, 58, 1, 1)) {
      rig.pass(1000 * second);
      rig.end(rig.begin("GET", "/quick"), 200);
      rig.drain();
    }
    outbox.flush();

    assertThat(sent).hasSize(5).allMatch(span -> span.getSpanContext().isSampled());
    assertThat(sent.stream().map(span -> attributes(span).containsKey("narrows.keep")))
        .containsExactly(true, false, false, true, false);
  }

  @Test
  void remoteParent_isTheParentAndItsTraceGoesOn() {
    Rig rig = rig(1, null);
    Incoming incoming =
        new Incoming("GET", "/orders")
            .trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1,b=2", null);
    rig.end(rig.begin(incoming), 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("GET");
    assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
    assertThat(span.getParentSpanContext().isRemote()).isTrue();
    assertThat(span.getSpanContext().getTraceState().get("a")).isEqualTo("1");
    assertThat(span.getSpanContext().isSampled()).isTrue();
  }

  @Test
  void exampleOfAFinding_isKeptAndSaysWhich() throws Exception {
    Rig rig = rig(0, null);
    finding = "n_plus_one_query-0badf00d";
    Operation request = rig.begin("GET", "/x");
    rig.query("select 1", 1);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    assertThat(sent).hasSize(2);
    assertThat(attributes(one("GET")))
        .containsEntry("narrows.keep", true)
        .containsEntry("narrows.finding.id", finding);
    assertThat(attributes(sent.get(1))).doesNotContainKey("narrows.finding.id");
  }
}
