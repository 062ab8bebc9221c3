package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallRecordingTest {
  private static final String URL = "http://stock:8080/items?id=7";

  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;
  private final List<String> calls = new ArrayList<>();
  private final List<String> spanIds = new ArrayList<>();

  @BeforeEach
  void noteCalls() {
    recorded.onRequest(
        request -> {
          for (Slice slice : request.slices()) {
            for (int i = 1; i < slice.size(); i++) {
              calls.add(line(slice, i));
              spanIds.add(Propagation.spanId(slice.spanId(i)));
            }
          }
        });
  }

  private static String line(Slice slice, int i) {
    Object detail = slice.detail(i);
    return slice.kind(i)
        + (slice.signature(i) instanceof Remote remote
            ? " " + remote.method() + " " + remote.host() + ":" + remote.port()
            : "")
        + " "
        + (slice.endNanos(i) - slice.startNanos(i))
        + " status "
        + slice.count(i)
        + (slice.error(i) == null ? "" : " " + slice.error(i))
        + (detail instanceof Call call ? " " + call.url() : "")
        + (detail instanceof Call call && call.protocol() != null ? " " + call.protocol() : "");
  }

  private Operation begin() {
    return Objects.requireNonNull(recorder.beginCall("GET", "http", "stock", 8080, URL));
  }

  private Operation start() {
    return Objects.requireNonNull(recorder.startCall("GET", "http", "stock", 8080, URL));
  }

  private @Nullable String sentSpanId() {
    List<String> traceparent = recorder.headers(Map.of()).get("traceparent");
    return traceparent == null ? null : traceparent.get(0).substring(36, 52);
  }

  @Test
  void waitedCall_isOneOperationWithTheSpanIdThatWasSent() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation call = begin();
    String sent = sentSpanId();
    recorded.clock.advance(500);
    recorder.end(call, 200, null);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls).containsExactly("HTTP_WAIT GET stock:8080 500 status 200 " + URL);
    assertThat(spanIds).containsExactly(sent);
  }

  @Test
  void waitedCallWithABody_endsAtItsHeaders() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation call = begin();
    recorder.exchange("exchange");
    recorded.clock.advance(500);
    recorded.on(1);
    recorder.headersArrived("exchange");
    recorded.on(0);
    recorded.clock.advance(CallRecording.BODY_FLOOR_NANOS);
    recorder.end(call, 200, null);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls)
        .containsExactly(
            "HTTP_WAIT GET stock:8080 500 status 200 " + URL,
            "HTTP_BODY GET stock:8080 " + CallRecording.BODY_FLOOR_NANOS + " status -1 " + URL);
  }

  @Test
  void clientInsideAClient_isOneCall() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation outer = begin();

    assertThat(recorder.beginCall("GET", "http", "stock", 8080, URL)).isNull();
    assertThat(recorder.startCall("GET", "http", "stock", 8080, URL)).isNull();
    recorder.end(outer, 200, null);
    recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(calls).hasSize(1);
  }

  @Test
  void waitInsideACall_isThatCall() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation call = begin();

    assertThat(recorder.begin(Kind.JOIN, "future")).isNull();
    recorder.end(call, 200, null);
    recorder.endRequest(request, 200, null);
  }

  @Test
  void failedCall_hasTheTypeOfItsError() {
    Operation request = recorded.beginRequest("GET", "/");
    recorder.end(begin(), -1, new IOException("no"));
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls)
        .containsExactly("HTTP_WAIT GET stock:8080 0 status -1 java.io.IOException " + URL);
  }

  @Test
  void callBesideItsThread_isASliceOfItsOwn() {
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<String> future = new CompletableFuture<>();
    recorded.clock.advance(10);
    Operation call = start();
    String sent = sentSpanId();
    recorder.exchange("exchange");
    recorder.sent(call, future, null);
    recorded.clock.advance(100);
    recorded.operation(Kind.DB_EXEC, null, 50);
    recorded.on(1);
    recorder.headersArrived("exchange");
    future.complete("response");
    recorded.on(0);
    recorded.clock.advance(7);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls)
        .containsExactly("HTTP_WAIT GET stock:8080 150 status -1 " + URL, "DB_EXEC 50 status -1");
    assertThat(spanIds).contains(sent);
    assertThat(recorded.requests.get(0).durationNanos()).isEqualTo(167);
  }

  @Test
  void callBesideItsThread_hasTheStatusAndTheProtocolOfItsAnswer() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<Object> future = new CompletableFuture<>();
    recorder.sent(start(), future, null);
    future.complete(
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()));
    server.stop(0);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls).containsExactly("HTTP_WAIT GET stock:8080 0 status 204 " + URL + " HTTP/1.1");
  }

  @Test
  void callBesideItsThread_tellsWhoBeganItAndWhatWaitsForIt() {
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<String> future = new CompletableFuture<>();
    List<Task> edges = new ArrayList<>();
    recorded.onRequest(
        done ->
            done.slices().stream().map(Slice::task).filter(Objects::nonNull).forEach(edges::add));
    recorder.sent(start(), future, null);
    recorded.clock.advance(30);
    future.complete("response");
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(edges).hasSize(1);
    Task edge = edges.get(0);
    assertThat(edge.target()).isSameAs(future);
    assertThat(edge.request()).isSameAs(request);
    assertThat(edge.queueNanos()).isZero();
    assertThat(edge.endNanos() - edge.startNanos()).isEqualTo(30);
  }

  @Test
  void callThatOutlivesItsRequest_isRecordedOnce() {
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<String> future = new CompletableFuture<>();
    recorder.sent(start(), future, null);
    recorder.endRequest(request, 200, null);
    recorded.drain();
    recorded.drain.flush();
    recorded.on(1);
    recorded.clock.advance(1_000);
    future.complete("response");
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
    assertThat(recorded.slices).isEqualTo(2);
  }

  @Test
  void callOutsideAnyRequest_isARootOfItsOwn() {
    CompletableFuture<String> future = new CompletableFuture<>();
    recorder.sent(start(), future, null);
    recorded.clock.advance(40);
    recorded.on(1);
    future.complete("response");
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
    assertThat(recorded.requests.get(0).root()).isEqualTo(Request.Root.INTERNAL);
    assertThat(recorded.requests.get(0).durationNanos()).isEqualTo(40);
    assertThat(calls).containsExactly("HTTP_WAIT GET stock:8080 40 status -1 " + URL);
    assertThat(recorded.worker().current).isNull();
  }

  @Test
  void cancelledCall_hasNotFailed() {
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<String> future = new CompletableFuture<>();
    recorder.sent(start(), future, null);
    future.cancel(true);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls).containsExactly("HTTP_WAIT GET stock:8080 0 status -1 " + URL);
  }

  @Test
  void failureOfAFuture_isUnwrapped() {
    Operation request = recorded.beginRequest("GET", "/");
    CompletableFuture<String> future = new CompletableFuture<>();
    recorder.sent(start(), future, null);
    future.completeExceptionally(new CompletionException(new HttpTimeoutException("slow")));
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls.get(0)).contains("java.net.http.HttpTimeoutException");
  }

  @Test
  void callThatCouldNotBeSent_hasFailed() {
    Operation request = recorded.beginRequest("GET", "/");
    recorder.sent(start(), null, new IllegalArgumentException("bad"));
    assertThat(sentSpanId()).isNull();
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(calls.get(0)).contains("java.lang.IllegalArgumentException");
  }

  @Test
  void tasksOfTheClientItself_areNotTasksOfTheApplication() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    Operation call = start();
    recorder.submitted("executor", task, 0);
    recorder.sent(call, new CompletableFuture<>(), null);
    recorder.library(1);
    recorder.submitted("executor", task, 0);
    recorder.library(-1);

    assertThat(recorder.beginTask(task)).isNull();
    recorder.submitted("executor", task, 0);
    assertThat(recorder.beginTask(task)).isNotNull();
    recorder.endRequest(request, 200, null);
  }

  @Test
  void headerOfTheApplication_isLeftAlone() {
    recorded.beginRequest("GET", "/");
    Operation call = begin();
    Map<String, List<String>> given = Map.of("Traceparent", List.of("mine"), "a", List.of("b"));

    assertThat(recorder.headers(given)).isEqualTo(given);
    recorder.end(call, 200, null);
    assertThat(recorder.headers(given)).isSameAs(given);
  }

  @Test
  void agentThread_callsUnseen() {
    recorded.worker().muted = true;

    assertThat(recorder.beginCall("GET", "http", "stock", 8080, URL)).isNull();
    assertThat(recorder.startCall("GET", "http", "stock", 8080, URL)).isNull();
    assertThat(recorder.headers(Map.of())).isEmpty();
  }
}
