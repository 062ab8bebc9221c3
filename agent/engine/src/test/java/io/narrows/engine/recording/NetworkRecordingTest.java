package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NetworkRecordingTest {
  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;

  private Call call() {
    return (Call)
        Objects.requireNonNull(recorder.beginCall("GET", "http", "host", 80, "http://host/a"));
  }

  private void step(boolean isLookup, long nanos) {
    Operation step = Objects.requireNonNull(recorder.beginNetwork(isLookup));
    recorded.clock.advance(nanos);
    recorder.end(step, -1, null);
  }

  private List<String> operations(Operation request) {
    recorder.endRequest(request, 200, null);
    recorded.drain();
    return recorded.operations;
  }

  @Test
  void lookupAndConnect_areTheTimeOfGettingAConnection() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call = call();
    step(true, 30);
    step(false, 20);
    recorded.clock.advance(50);
    recorder.endCall(call, 200, null, 7, Map.of("content-length", List.of("4000")), null, null);

    assertThat(call.lookupNanos()).isEqualTo(30);
    assertThat(call.connectNanos()).isEqualTo(20);
    assertThat(call.sentBytes()).isEqualTo(7);
    assertThat(call.receivedBytes()).isEqualTo(4_000);
    assertThat(operations(request))
        .containsExactly("0:APP 0", "0:HTTP_WAIT 50", "0:HTTP_LEASE 30", "0:HTTP_LEASE 20");
  }

  @Test
  void connectBesideTheThread_isTakenOutOfItsWait() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call = call();
    recorded.clock.advance(5);
    CompletableFuture<Void> connected = new CompletableFuture<>();
    recorder.connecting(connected);
    recorded.clock.advance(40);
    connected.complete(null);
    recorded.clock.advance(60);
    recorder.end(call, 200, null);

    assertThat(call.connectNanos()).isEqualTo(40);
    assertThat(operations(request)).containsExactly("0:APP 0", "0:HTTP_WAIT 65", "0:HTTP_LEASE 40");
  }

  @Test
  void handshakeBesideTheThread_followsTheConnect() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call = call();
    Object connection = new Object();
    CompletableFuture<Void> connected = new CompletableFuture<>();
    CompletableFuture<Void> secured = new CompletableFuture<>();
    recorder.connecting(connected);
    recorder.exchange(connection);
    recorded.clock.advance(40);
    recorder.shakingHands(connection, secured);
    // Who asked a future last is told first.
    connected.complete(null);
    recorded.clock.advance(70);
    secured.complete(null);
    recorded.clock.advance(60);
    recorder.end(call, 200, null);

    assertThat(call.connectNanos()).isEqualTo(110);
    assertThat(call.handshakeNanos()).isEqualTo(70);
    assertThat(operations(request))
        .containsExactly("0:APP 0", "0:HTTP_WAIT 60", "0:HTTP_LEASE 110");
  }

  @Test
  void handshakeOfTheThread_isPartOfConnecting() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call = call();
    step(false, 20);
    Operation handshake = Objects.requireNonNull(recorder.beginHandshake());
    recorded.clock.advance(30);
    recorder.end(handshake, -1, null);
    recorder.end(call, 200, null);

    assertThat(call.connectNanos()).isEqualTo(50);
    assertThat(call.handshakeNanos()).isEqualTo(30);
    assertThat(operations(request))
        .containsExactly("0:APP 0", "0:HTTP_WAIT 0", "0:HTTP_LEASE 20", "0:HTTP_LEASE 30");
  }

  @Test
  void connectThatIsGivenUp_countsAsFarAsItWasWaitedFor() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call = call();
    CompletableFuture<Void> connected = new CompletableFuture<>();
    recorder.connecting(connected);
    recorded.clock.advance(80);
    recorder.end(call, -1, new java.net.http.HttpTimeoutException("late"));
    recorded.clock.advance(500);
    connected.complete(null);

    assertThat(call.connectNanos()).isEqualTo(80);
    assertThat(operations(request))
        .containsExactly("0:APP 500", "0:HTTP_WAIT 0", "0:HTTP_LEASE 80");
  }

  @Test
  void callThatIsSentByAnotherThread_hasItsLookupAndItsConnect() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call =
        (Call)
            Objects.requireNonNull(recorder.startCall("GET", "http", "host", 80, "http://host/a"));
    Object exchange = new Object();
    recorder.exchange(exchange);
    CompletableFuture<Void> answered = new CompletableFuture<>();
    recorder.sent(call, answered, null);
    recorded.clock.advance(5);

    Operation sending = Objects.requireNonNull(recorder.beginSending(exchange));
    assertThat(recorder.beginSending(exchange)).isNull();
    step(true, 30);
    CompletableFuture<Void> connected = new CompletableFuture<>();
    recorder.connecting(connected);
    recorder.endSending(sending);
    recorded.clock.advance(40);
    connected.complete(null);
    recorded.clock.advance(25);
    answered.complete(null);

    assertThat(call.lookupNanos()).isEqualTo(30);
    assertThat(call.connectNanos()).isEqualTo(40);
    assertThat(recorder.beginNetwork(true)).isNull();
    assertThat(operations(request)).contains("1:HTTP_WAIT 30", "1:HTTP_LEASE 70");
  }

  @Test
  void callThatAnotherThreadSendsOn_isConnectedBesideItsOwn() {
    Operation request = recorded.beginRequest("GET", "/");
    Call call = call();
    Object exchange = new Object();
    recorder.exchange(exchange);
    recorded.on(1);
    Operation sending = Objects.requireNonNull(recorder.beginSending(exchange));
    step(true, 30);
    step(false, 20);
    recorder.endSending(sending);
    assertThat(recorder.beginNetwork(true)).isNull();
    recorded.on(0);
    recorded.clock.advance(50);
    recorder.end(call, 200, null);

    assertThat(call.lookupNanos()).isEqualTo(30);
    assertThat(call.connectNanos()).isEqualTo(20);
    assertThat(operations(request)).containsExactly("0:APP 0", "0:HTTP_WAIT 50", "0:HTTP_LEASE 50");
  }

  @Test
  void otherWorkOfAThreadThatWaits_isNotItsCalls() {
    Object task = new Object();
    recorder.submitted("executor", task, 0);
    recorded.beginRequest("GET", "/");
    Call call = call();
    // A fork-join thread helps while it waits.
    Operation helping = recorded.run(task);
    assertThat(recorder.beginNetwork(true)).isNull();
    recorder.endTask(helping, null);

    assertThat(call.lookupNanos()).isZero();
  }

  @Test
  void connectOutsideACall_isNobodysBusiness() {
    assertThat(recorder.beginNetwork(false)).isNull();
    recorded.beginRequest("GET", "/");
    assertThat(recorder.beginNetwork(false)).isNull();
    recorder.connecting(new CompletableFuture<>());
    Operation query = recorded.begin(io.narrows.bootstrap.Kind.DB_ACQUIRE, "pool");
    assertThat(recorder.beginNetwork(true)).isNull();
    recorded.end(query);
  }

  @Test
  void sizeOfABody_isWhatTheHeadersSayOrWhatWasHandedOver() {
    assertThat(BodySize.of(Map.of("content-length", List.of(" 12 ")), "abc")).isEqualTo(12);
    assertThat(BodySize.of(Map.of("content-length", List.of("many")), "abc")).isEqualTo(3);
    assertThat(BodySize.of(Map.of(), new byte[5])).isEqualTo(5);
    assertThat(BodySize.of(null, new Object())).isEqualTo(-1);
    assertThat(BodySize.of(null, null)).isEqualTo(-1);
  }
}
