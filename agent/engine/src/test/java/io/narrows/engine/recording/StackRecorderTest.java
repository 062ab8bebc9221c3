package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
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
    Operation run = Objects.requireNonNull(recorder.beginTask(task));

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
    Request ended = find(Request.Root.SERVER);
    Request late = find(Request.Root.INTERNAL);
    assertThat(late.context().traceIdLow()).isEqualTo(ended.context().traceIdLow());
    assertThat(late.context().parentSpanId()).isEqualTo(ended.spanId());
    assertThat(recorded.worker().current).isNull();
  }

  private Request find(Request.Root root) {
    return recorded.requests.stream().filter(r -> r.root() == root).findFirst().orElseThrow();
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
  void task_carriesItsRequestAndItsQueueWait() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorded.clock.advance(10);
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    recorded.clock.advance(40);
    Operation run = Objects.requireNonNull(recorder.beginTask(task));
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorder.endTask(run, null);
    recorded.on(0);
    List<Long> queued = new ArrayList<>();
    recorded.onRequest(
        r ->
            r.slices().stream()
                .map(Slice::task)
                .filter(Objects::nonNull)
                .forEach(t -> queued.add(t.queueNanos())));
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(queued).containsExactly(40L);
    assertThat(recorded.operations).containsExactly("1:APP 0", "1:DB_EXEC 30", "0:APP 80");
    ExecutorStats stats = recorded.resources.executors().get(0);
    assertThat(stats.waitTimes().sumNanos()).isEqualTo(40);
    assertThat(stats.runTimes().sumNanos()).isEqualTo(30);
    assertThat(stats.running()).isZero();
  }

  @Test
  void sameTaskSubmittedTwice_travelsWithBothContexts() {
    Runnable task = () -> {};
    Operation first = recorded.beginRequest("GET", "/1");
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    Operation second = recorded.beginRequest("GET", "/2");
    recorder.submitted("executor", task, 0);
    recorded.on(2);
    Operation firstRun = Objects.requireNonNull(recorder.beginTask(task));
    recorded.on(3);
    Operation secondRun = Objects.requireNonNull(recorder.beginTask(task));

    assertThat(((Task) firstRun).request()).isSameAs(first);
    assertThat(((Task) secondRun).request()).isSameAs(second);
  }

  @Test
  void scheduledTask_doesNotCountItsDelayAsQueueing() {
    recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted("executor", task, 100);
    recorded.clock.advance(130);
    recorded.on(1);
    Operation run = Objects.requireNonNull(recorder.beginTask(task));

    assertThat(((Task) run).queueNanos()).isEqualTo(30);
  }

  @Test
  void taskThatItsSubmitterRuns_isPartOfItsSlice() {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(10);
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    Operation run = Objects.requireNonNull(recorder.beginTask(task));
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorder.endTask(run, null);
    recorded.operation(Kind.CACHE, "c", 5);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations).containsExactly("0:APP 10", "0:DB_EXEC 30", "0:CACHE 5");
  }

  @Test
  void waitThatHelpsAnotherRequest_goesOnBeingAWait() {
    Operation other = recorded.beginRequest("GET", "/other");
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    Operation request = recorded.beginRequest("GET", "/");
    Operation join = recorded.begin(Kind.JOIN, "future");
    Operation run = Objects.requireNonNull(recorder.beginTask(task));
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorder.endTask(run, null);
    recorded.end(join);
    recorder.endRequest(request, 200, null);
    recorded.on(0);
    recorder.endRequest(other, 200, null);
    recorded.drain();

    assertThat(recorded.operations)
        .containsExactly("0:APP 0", "0:JOIN 30", "1:APP 0", "1:DB_EXEC 30", "0:APP 30");
  }

  @Test
  void taskWithoutARequest_isARootOnceSomethingHappens() {
    Runnable idle = () -> {};
    recorder.submitted("executor", idle, 0);
    recorder.endTask(Objects.requireNonNull(recorder.beginTask(idle)), null);
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.clock.advance(1000);
    Operation run = Objects.requireNonNull(recorder.beginTask(task));
    recorded.clock.advance(10);
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorder.endTask(run, new IllegalStateException());
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
    Request root = recorded.requests.get(0);
    assertThat(root.root()).isEqualTo(Request.Root.TASK);
    assertThat(root.durationNanos()).isEqualTo(70);
    assertThat(root.queueNanos()).isZero();
    assertThat(root.error()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void taskOfAnEndedRequest_isARootInItsTrace() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorder.endRequest(request, 200, null);
    recorded.on(1);
    Operation run = Objects.requireNonNull(recorder.beginTask(task));
    recorded.operation(Kind.DB_EXEC, "audit", 30);
    recorder.endTask(run, null);
    recorded.drain();

    Request ended = find(Request.Root.SERVER);
    Request later = find(Request.Root.TASK);
    assertThat(later.context().traceIdHigh()).isEqualTo(ended.context().traceIdHigh());
    assertThat(later.context().parentSpanId()).isEqualTo(ended.spanId());
  }

  @Test
  void requestOfAContainersTask_beginsInItsQueue() {
    Runnable socket = () -> {};
    recorder.submitted("executor", socket, 0);
    recorded.clock.advance(50);
    recorded.on(1);
    Operation run = Objects.requireNonNull(recorder.beginTask(socket));
    recorded.clock.advance(5);
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(20);
    recorder.endRequest(request, 200, null);
    recorder.endTask(run, null);
    recorded.drain();

    assertThat(recorded.requests.get(0).durationNanos()).isEqualTo(75);
    assertThat(recorded.requests.get(0).queueNanos()).isEqualTo(50);
  }

  @Test
  void requestOfAThreadThatWaitedForItsConnection_beginsWhenItIsSeen() {
    Runnable loop = () -> {};
    recorder.submitted("executor", loop, 0);
    Operation run = Objects.requireNonNull(recorder.beginTask(loop));
    recorded.clock.advance(60_000_000_000L);
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(20);
    recorder.endRequest(request, 200, null);
    recorder.endTask(run, null);
    recorded.drain();

    assertThat(recorded.requests.get(0).durationNanos()).isEqualTo(20);
  }

  @Test
  void taskThatGoesOnAfterTheResponse_leavesTheRequest() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorder.suspendRequest(request);
    recorded.on(1);
    Operation run = Objects.requireNonNull(recorder.beginTask(task));
    recorded.clock.advance(10);
    recorder.endRequest(request, 200, null);
    recorded.operation(Kind.DB_EXEC, "after", 500);
    recorder.endTask(run, null);
    recorded.drain();

    assertThat(find(Request.Root.SERVER).durationNanos()).isEqualTo(10);
    assertThat(find(Request.Root.INTERNAL).durationNanos()).isEqualTo(500);
    assertThat(recorded.worker().current).isNull();
  }

  @Test
  void taskThatLeavesARequestOpen_handsItsSliceOver() {
    Runnable socket = () -> {};
    recorder.submitted("executor", socket, 0);
    Operation run = Objects.requireNonNull(recorder.beginTask(socket));
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(20);
    recorder.endTask(run, null);
    recorded.on(1);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations).containsExactly("0:APP 20", "1:APP 0");
  }

  @Test
  void rejectedTask_isCountedAndForgotten() {
    Runnable task = () -> {};
    recorded.beginRequest("GET", "/");
    recorder.submitted("executor", task, 0);
    recorder.rejected("executor", task);

    assertThat(recorder.beginTask(task)).isNull();
    assertThat(recorded.resources.executors().get(0).rejected()).isOne();
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
