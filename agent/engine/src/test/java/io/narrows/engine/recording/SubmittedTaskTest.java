package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tasks, and the requests that they are part of. */
class SubmittedTaskTest {
  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;

  @Test
  void task_carriesItsRequestAndItsQueueWait() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorded.clock.advance(10);
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    recorded.clock.advance(40);
    Operation run = recorded.run(task);
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
    Operation firstRun = recorded.run(task);
    recorded.on(3);
    Operation secondRun = recorded.run(task);

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
    Operation run = recorded.run(task);

    assertThat(((Task) run).queueNanos()).isEqualTo(30);
  }

  @Test
  void taskThatItsSubmitterRuns_isPartOfItsSlice() {
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(10);
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    Operation run = recorded.run(task);
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
    Operation run = recorded.run(task);
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
    recorder.endTask(recorded.run(idle), null);
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.clock.advance(1000);
    Operation run = recorded.run(task);
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
    Operation run = recorded.run(task);
    recorded.operation(Kind.DB_EXEC, "audit", 30);
    recorder.endTask(run, null);
    recorded.drain();

    Request ended = recorded.first(Request.Root.SERVER);
    Request later = recorded.first(Request.Root.TASK);
    assertThat(later.context().traceIdHigh()).isEqualTo(ended.context().traceIdHigh());
    assertThat(later.context().parentSpanId()).isEqualTo(ended.spanId());
  }

  @Test
  void requestOfAContainersTask_beginsInItsQueue() {
    Runnable socket = () -> {};
    recorder.submitted("executor", socket, 0);
    recorded.clock.advance(50);
    recorded.on(1);
    Operation run = recorded.run(socket);
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
    Operation run = recorded.run(loop);
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
    Operation run = recorded.run(task);
    recorded.clock.advance(10);
    recorder.endRequest(request, 200, null);
    recorded.operation(Kind.DB_EXEC, "after", 500);
    recorder.endTask(run, null);
    recorded.drain();

    assertThat(recorded.first(Request.Root.SERVER).durationNanos()).isEqualTo(10);
    assertThat(recorded.first(Request.Root.INTERNAL).durationNanos()).isEqualTo(500);
    assertThat(recorded.worker().current).isNull();
  }

  @Test
  void taskThatLeavesARequestOpen_handsItsSliceOver() {
    Runnable socket = () -> {};
    recorder.submitted("executor", socket, 0);
    Operation run = recorded.run(socket);
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
}
