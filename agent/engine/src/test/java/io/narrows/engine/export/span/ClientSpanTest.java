package io.narrows.engine.export.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.metrics.Rig;
import io.narrows.engine.recording.Remote;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spans of outgoing calls. */
class ClientSpanTest extends SentSpans {
  @Test
  void clientSpan_hasExactlyTheAttributesOfTheConventions() {
    Rig rig = rig(1, null);
    Operation request = rig.begin("GET", "/orders");
    Operation call =
        rig.recorder.beginCall(
            "POST", "https", "stock.example", -1, "https://joe:pw@stock.example/s?sig=x&q=1#f");
    String header = rig.recorder.headers(Map.of()).get("traceparent").get(0);
    rig.pass(30);
    rig.recorder.endCall(call, 201, "HTTP_2", null);
    rig.end(request, 200);
    rig.drain();
    outbox.flush();

    SpanData span = one("POST");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(header).contains(span.getTraceId()).contains(span.getSpanId()).endsWith("-01");
    assertThat(attributes(span))
        .containsOnly(
            entry("http.request.method", "POST"),
            entry("http.response.status_code", 201L),
            entry("network.protocol.version", "2"),
            entry("server.address", "stock.example"),
            entry("server.port", 443L),
            entry("url.full", "https://REDACTED:REDACTED@stock.example/s?sig=REDACTED&q=1#f"));
  }

  @Test
  void clientSpan_ofClientErrorHasStatusError() {
    Rig rig = rig(1, null);
    rig.operation(Kind.HTTP_WAIT, new Remote("GET", "http", "stock", 80), 5, 404, null);
    rig.drain();
    outbox.flush();

    assertThat(one("GET").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attributes(one("GET"))).contains(entry("error.type", "404"));
  }

  @Test
  void clientSpan_thatFailedBeforeAnAnswerHasTheExceptionsClass() {
    Rig rig = rig(1, null);
    Remote remote = new Remote("GET", "http", "stock", 80);
    rig.operation(Kind.HTTP_WAIT, remote, 5, -1, new ConnectException("no"));
    rig.drain();
    outbox.flush();

    assertThat(attributes(one("GET")))
        .contains(entry("error.type", "java.net.ConnectException"))
        .doesNotContainKey("http.response.status_code");
  }
}
