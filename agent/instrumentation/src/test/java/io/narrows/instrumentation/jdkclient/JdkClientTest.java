package io.narrows.instrumentation.jdkclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.instrumentation.testing.Called;
import io.narrows.instrumentation.testing.Peer;
import io.narrows.instrumentation.testing.WeavingSession;
import io.narrows.instrumentation.testing.WebRecorder;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkClientTest {
  private Peer peer;
  private WebRecorder calls;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  @BeforeEach
  void start() throws IOException {
    peer = new Peer();
    calls = WebRecorder.installForCalls();
  }

  @AfterEach
  void stop() {
    peer.close();
    calls.close();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(peer.uri(path)).build();
  }

  private String target() {
    return "http localhost:" + peer.port();
  }

  @Test
  void send_isOneCallWithItsTraceInTheHeader() throws Exception {
    HttpRequest request = get("/items?id=7");
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

    assertThat(response.body()).isEqualTo("body");
    Called call = calls.called();
    assertThat(call).hasToString("GET " + target() + " 200");
    assertThat(call.protocol).isEqualTo("HTTP_1_1");
    assertThat(call.url).isEqualTo(peer.uri("/items?id=7").toString());
    assertThat(call.headersArrived).isTrue();
    assertThat(call.detached).isFalse();
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
    assertThat(request.headers().map()).doesNotContainKey("traceparent");
    assertThat(calls.calls()).isOne();
  }

  @Test
  void requestThatIsSentTwice_hasATraceEach() throws Exception {
    HttpRequest request = get("/items");
    Set<String> sent = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      client.send(request, BodyHandlers.discarding());
      sent.add(peer.traceparent());
      calls.called();
    }

    assertThat(sent).hasSize(2);
  }

  @Test
  void headersOfTheApplication_stayBesideOurs() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(peer.uri("/items"))
            .header("X-Mine", "a")
            .header("traceparent", "mine")
            .build();
    client.send(request, BodyHandlers.discarding());

    calls.called();
    assertThat(peer.traceparent()).isEqualTo("mine");
  }

  @Test
  void sendAsync_goesOnBesideItsThread() throws Exception {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(get("/status/503"), BodyHandlers.ofString());
    assertThat(future.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);

    Called call = calls.called();
    assertThat(call.detached).isTrue();
    assertThat(call.headersArrived).isTrue();
    assertThat(call.error).isNull();
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
  }

  @Test
  void manyAtOnce_keepTheirTracesApart() throws Exception {
    List<CompletableFuture<HttpResponse<Void>>> futures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      futures.add(client.sendAsync(get("/" + i), BodyHandlers.discarding()));
    }
    CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).get(20, TimeUnit.SECONDS);

    Set<String> traces = new HashSet<>();
    for (int i = 0; i < futures.size(); i++) {
      traces.add(calls.called().traceparent);
    }
    assertThat(traces).hasSize(futures.size());
  }

  @Test
  void redirect_isPartOfItsCall() throws Exception {
    client.send(get("/to/items"), BodyHandlers.ofString());

    Called call = calls.called();
    assertThat(call).hasToString("GET " + target() + " 200");
    assertThat(peer.traceparent()).isEqualTo(call.traceparent);
    assertThat(calls.calls()).isOne();
  }

  @Test
  void responseWithoutABody_isACall() throws Exception {
    client.send(get("/none"), BodyHandlers.ofString());

    assertThat(calls.called()).hasToString("GET " + target() + " 204");
  }

  @Test
  void refusedConnection_isTheExceptionThatTheApplicationSees() throws Exception {
    URI nobody = URI.create("http://localhost:" + Peer.closedPort() + "/");

    assertThatThrownBy(
            () -> client.send(HttpRequest.newBuilder(nobody).build(), BodyHandlers.discarding()))
        .isInstanceOf(ConnectException.class);
    assertThat(calls.called().toString()).endsWith(" -1 ConnectException");
  }

  @Test
  void timeout_isAFailure() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(peer.uri("/hang")).timeout(Duration.ofMillis(100)).build();

    assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(calls.called().toString()).endsWith(" -1 HttpTimeoutException");
  }

  @Test
  void cancelledFuture_endsItsCall() throws Exception {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(get("/hang"), BodyHandlers.ofString());
    future.cancel(true);

    assertThat(calls.called().toString()).endsWith(" -1 CancellationException");
  }

  @Test
  void bodyThatIsStillComing_letsTheResponseGo() throws Exception {
    CompletableFuture<HttpResponse<InputStream>> future =
        client.sendAsync(get("/slow"), BodyHandlers.ofInputStream());
    assertThat(future.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

    assertThat(calls.called().headersArrived).isTrue();
    peer.letGo();
    future.get().body().close();
  }

  @Test
  void callThatCannotBeSent_isTheApplicationsError() throws Exception {
    assertThatThrownBy(() -> client.sendAsync(get("/"), null))
        .isInstanceOf(NullPointerException.class);
    assertThat(calls.called().toString()).endsWith(" -1 NullPointerException");
    client.send(get("/"), BodyHandlers.discarding());
    assertThat(calls.called().status).isEqualTo(200);
  }

  @Test
  void withoutARecorder_nothingIsSent() throws Exception {
    Probe.install(Recorder.NOOP);
    client.send(get("/items"), BodyHandlers.discarding());

    assertThat(peer.traceparent()).isNull();
  }
}
