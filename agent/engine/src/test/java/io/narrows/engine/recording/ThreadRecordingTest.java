package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.Test;

class ThreadRecordingTest {
  private static final long SECOND = 1_000_000_000L;

  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;

  @Test
  void threadOfAPool_carriesNothing() {
    recorded.beginRequest("GET", "/");
    Thread worker = new Thread(() -> {});
    Operation starting = recorder.beginStarting(null);
    recorder.starting(worker, null);
    recorder.endStarting(starting);
    Thread own = new Thread(() -> {});
    recorder.starting(own, null);

    assertThat(recorder.beginTask(worker)).isNull();
    assertThat(recorder.beginTask(own)).isNotNull();
  }

  @Test
  void threadOfTheJdk_carriesNothing() {
    recorded.beginRequest("GET", "/");
    ForkJoinPool pool = new ForkJoinPool(1);
    ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    recorder.starting(worker, null);
    pool.shutdownNow();

    assertThat(recorder.waitingTasks()).isZero();
  }

  @Test
  void threadForATaskOfAnExecutor_isCountedThere() {
    recorded.beginRequest("GET", "/");
    ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    Thread thread = new Thread(() -> {});
    Operation starting = recorder.beginStarting(executor);
    recorder.starting(thread, null);
    recorder.endStarting(starting);
    recorded.clock.advance(7);
    recorded.on(1);
    recorder.endTask(recorded.run(thread), null);

    assertThat(recorded.resources.executors()).hasSize(1);
    assertThat(recorded.resources.executors().get(0).waitTimes().sumNanos()).isEqualTo(7);
  }

  @Test
  void threadOfOurs_staysMutedAndSoDoesWhatItStarts() {
    recorded.recording.mute();
    Thread selector = new Thread(() -> {});
    recorder.starting(selector, null);
    recorded.on(1);
    recorded.run(selector);
    Thread worker = new Thread(() -> {});
    recorder.starting(worker, null);
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.on(2);
    recorded.run(worker);
    assertThat(recorder.begin(Kind.HTTP_WAIT, "q")).isNull();
    recorded.on(3);
    Operation shared = recorded.run(task);
    assertThat(recorder.begin(Kind.HTTP_WAIT, "q")).isNull();
    recorder.endTask(shared, null);
    recorded.operation(Kind.DB_EXEC, "of the application", 5);
    recorded.drain();

    assertThat(recorded.requests).hasSize(1);
  }

  @Test
  void threadThatARequestLeftBehind_isInNoTraceAfterAWhile() {
    Operation request = recorded.beginRequest("GET", "/");
    Thread loop = new Thread(() -> {});
    recorder.starting(loop, null);
    recorded.on(1);
    recorded.run(loop);
    recorded.on(0);
    recorder.endRequest(request, 200, null);
    recorded.on(1);

    assertThat(recorder.traceId()).isNotNull();
    recorded.clock.advance(11 * SECOND);
    assertThat(recorder.traceId()).isNull();
    assertThat(recorder.spanId()).isNull();
    Runnable task = () -> {};
    recorder.submitted(null, task, 0);
    assertThat(recorder.waitingTasks()).isZero();
  }
}
