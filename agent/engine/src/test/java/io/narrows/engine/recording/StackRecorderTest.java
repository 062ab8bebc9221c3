package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StackRecorderTest {
  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;

  @Test
  void request_isPartitionedByItsOperations() {
    Operation request = recorded.beginRequest("GET", "/orders");
    recorded.clock.advance(10);
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorded.clock.advance(5);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations).containsExactly("0:APP 15", "0:DB_EXEC 30");
    assertThat(recorded.requests.get(0).durationNanos()).isEqualTo(45);
    assertThat(recorded.requests.get(0).status()).isEqualTo(200);
  }

  @Test
  void nestedOperationOfTheSameKind_isOneOperation() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation outer = recorded.begin(Kind.DB_EXEC, "proxy");
    assertThat(recorder.begin(Kind.DB_EXEC, "driver")).isNull();
    recorded.end(outer);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations).hasSize(2);
  }

  @Test
  void nestedRequest_isTheSameRequest() {
    Operation request = recorded.beginRequest("GET", "/outer");
    assertThat(recorder.inRequest()).isTrue();
    assertThat(recorder.beginRequest(new Incoming("GET", "/forward"))).isNull();
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
    assertThat(recorder.inRequest()).isFalse();
  }

  @Test
  void operationEndedTwice_doesNotEndItsSuccessor() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation first = recorded.begin(Kind.DB_EXEC, "a");
    recorded.end(first);
    Operation second = recorded.begin(Kind.CACHE, "b");
    recorded.end(first);
    recorded.clock.advance(20);
    recorded.end(second);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations).contains("0:CACHE 20");
    assertThat(recorded.recording.forcedPops()).isZero();
  }

  @Test
  void operationOutsideAnyRequest_isASmallRoot() {
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorded.drain();

    Request root = recorded.requests.get(0);
    assertThat(root.root()).isEqualTo(Request.Root.INTERNAL);
    assertThat(root.durationNanos()).isEqualTo(30);
    assertThat(recorded.worker().current).isNull();
  }

  @Test
  void waitOutsideAnyRequest_isIdlingAndNotRecorded() {
    assertThat(recorder.begin(Kind.JOIN, new Object())).isNull();
    recorded.drain();

    assertThat(recorded.requests).isEmpty();
  }

  @Test
  void mutedThread_recordsNothing() {
    recorded.recording.mute();

    assertThat(recorder.begin(Kind.DB_EXEC, "q")).isNull();
    assertThat(recorder.beginRequest(new Incoming("GET", "/"))).isNull();
    assertThat(recorder.inRequest()).isTrue();
  }

  @Test
  void taskOfAMutedThread_mutesItsThreadUntilItsEnd() {
    recorded.recording.mute();
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    Operation run = recorded.run(task);

    assertThat(recorder.begin(Kind.DB_EXEC, "q")).isNull();
    recorder.endTask(run, null);
    assertThat(recorder.begin(Kind.DB_EXEC, "q")).isNotNull();
  }

  @Test
  void leakedOperation_isForcedAtTheEndAndCounted() {
    Operation request = recorded.beginRequest("GET", "/");
    Operation leaked = recorded.begin(Kind.DB_EXEC, "q");
    recorded.clock.advance(10);
    recorder.endRequest(request, 200, null);
    recorded.end(leaked);
    recorded.drain();

    assertThat(recorded.recording.forcedPops()).isOne();
    assertThat(recorded.operations).contains("0:DB_EXEC 10");
  }

  @Test
  void workAfterTheEnd_isARootOfItsOwnInTheSameTrace() {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.on(1);
    recorder.endRequest(request, 200, null);
    recorded.on(0);
    recorded.operation(Kind.DB_EXEC, "late", 10);
    recorder.suspendRequest(request);
    recorded.drain();

    assertThat(recorded.requests).hasSize(2);
    Request ended = recorded.first(Request.Root.SERVER);
    Request late = recorded.first(Request.Root.INTERNAL);
    assertThat(late.context().traceIdLow()).isEqualTo(ended.context().traceIdLow());
    assertThat(late.context().parentSpanId()).isEqualTo(ended.spanId());
    assertThat(recorded.worker().current).isNull();
  }

  @Test
  void endFromAForeignThread_endsTheRequestOnce() {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(10);
    recorder.suspendRequest(request);
    recorded.clock.advance(90);
    recorded.on(1);
    recorder.endRequest(request, 503, new IllegalStateException());
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
    assertThat(recorded.requests.get(0).status()).isEqualTo(503);
    assertThat(recorded.requests.get(0).error()).isEqualTo("java.lang.IllegalStateException");
    assertThat(recorded.requests.get(0).durationNanos()).isEqualTo(100);
    assertThat(recorded.operations).containsExactly("0:APP 10", "1:APP 0");
  }

  @Test
  void threadWhoseRequestWasEndedElsewhere_servesTheNextOne() {
    Operation request = recorded.beginRequest("GET", "/first");
    recorded.on(1);
    recorder.endRequest(request, 200, null);
    recorded.on(0);
    recorder.endRequest(request, 200, null);

    assertThat(recorder.inRequest()).isFalse();
    recorder.endRequest(recorded.beginRequest("GET", "/second"), 200, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(2);
  }

  @Test
  void threadThatNeverLeftAnEndedRequest_servesTheNextOne() {
    Operation request = recorded.beginRequest("GET", "/first");
    recorded.on(1);
    recorder.endRequest(request, 200, null);
    recorded.on(0);

    recorder.endRequest(recorded.beginRequest("GET", "/second"), 200, null);
    recorded.drain();
    assertThat(recorded.requests).hasSize(2);
  }

  @Test
  void asynchronousRequest_hasASlicePerThread() {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(10);
    recorder.suspendRequest(request);
    recorded.clock.advance(100);
    recorded.on(1);
    Operation resumed = Objects.requireNonNull(recorder.resumeRequest(request));
    recorded.operation(Kind.CACHE, "c", 20);
    recorder.endRequest(request, 200, null);
    recorded.end(resumed);
    recorded.drain();

    assertThat(recorded.operations).containsExactly("0:APP 10", "1:APP 0", "1:CACHE 20");
    assertThat(recorder.resumeRequest(request)).isNull();
  }

  @Test
  void tokenOfAResumedSlice_doesNotEndTheSliceThatTookItsPlace() {
    Operation request = recorded.beginRequest("GET", "/");
    recorder.suspendRequest(request);
    recorded.on(1);
    Operation resumed = Objects.requireNonNull(recorder.resumeRequest(request));
    recorder.endRequest(request, 200, null);
    recorded.drain();
    // All slices were recycled: the next requests get them.
    recorded.on(2);
    Operation next = recorded.beginRequest("GET", "/2");
    recorded.on(3);
    Operation other = recorded.beginRequest("GET", "/3");
    recorded.on(1);
    recorded.end(resumed);
    recorded.on(2);
    recorded.clock.advance(10);
    recorder.endRequest(next, 200, null);
    recorded.on(3);
    recorder.endRequest(other, 200, null);
    recorded.drain();

    assertThat(recorded.requests).hasSize(3);
    assertThat(recorded.slices).isEqualTo(4);
  }

  @Test
  void resumedSliceLeftWithOthersAboveIt_takesThemAlong() {
    Operation request = recorded.beginRequest("GET", "/");
    recorder.suspendRequest(request);
    recorded.on(1);
    Operation resumed = Objects.requireNonNull(recorder.resumeRequest(request));
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorder.beginTask(task);
    recorded.end(resumed);

    assertThat(recorded.worker().current).isNull();
    recorder.endRequest(request, 200, null);
    recorded.drain();
    assertThat(recorded.slices).isEqualTo(3);
  }

  @Test
  void route_ofTheHighestRankWins() {
    Operation request = recorded.beginRequest("GET", "/orders/1");
    recorder.route("/orders/{id}", 2);
    recorder.route("/*", 1);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.requests.get(0).route()).isEqualTo("/orders/{id}");
  }

  @Test
  void incomingTrace_isContinued() {
    Incoming incoming =
        new Incoming("GET", "/")
            .trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "k=v", null);
    Operation request = Objects.requireNonNull(recorder.beginRequest(incoming));

    assertThat(recorder.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(((Request) request).context().parentSpanId()).isEqualTo(0xb7ad6b7169203331L);
    assertThat(recorder.traceFlags()).isEqualTo("01");
  }
}
