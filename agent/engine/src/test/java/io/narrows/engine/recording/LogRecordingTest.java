package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRecordingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;

  @Test
  void event_carriesTheTraceOfTheMomentItWasLogged() {
    Operation request =
        recorder.beginRequest(
            new Incoming("GET", "/").trace("00-" + TRACE + "-b7ad6b7169203331-01", null, null));
    Operation query = recorded.begin(Kind.DB_EXEC, null);
    recorder.logged("event");
    String span = recorder.spanId();
    recorded.end(query);
    recorder.endRequest(request, 200, null);
    recorded.on(1);

    assertThat(recorder.correlated("event", Map.of("user", "7")))
        .containsOnly(
            Map.entry("user", "7"),
            Map.entry("trace_id", TRACE),
            Map.entry("span_id", span),
            Map.entry("trace_flags", "01"));
  }

  @Test
  void spanIdInARequest_isTheRequestsOwn() {
    Request request = (Request) recorded.beginRequest("GET", "/");

    assertThat(recorder.spanId()).isEqualTo(Propagation.spanId(request.spanId()));
    assertThat(recorder.traceId()).isEqualTo(Propagation.traceId(request.context()));
  }

  @Test
  void whatTheApplicationSaysOfItsTrace_stays() {
    recorded.beginRequest("GET", "/");
    Map<String, String> own = Map.of("trace_id", "mine");

    assertThat(recorder.correlated(own)).isSameAs(own);
  }

  @Test
  void outsideARequest_nothingIsAdded() {
    Map<String, String> context = Map.of("user", "7");
    recorder.logged("event");

    assertThat(recorder.correlated("event", context)).isSameAs(context);
    assertThat(recorder.correlated(context)).isSameAs(context);
    assertThat(recorder.traceFlags()).isNull();
  }
}
