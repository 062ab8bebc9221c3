package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskRecordingTest {
  private static final long SECOND = 1_000_000_000L;

  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;

  // What travels

  @Test
  void taskThatADriverSubmitsForItself_doesNotBelongToTheRequest() {
    recorded.beginRequest("GET", "/");
    Operation acquire = recorded.begin(Kind.DB_ACQUIRE, "pool");
    Runnable filler = () -> {};
    recorder.submitted("executor", filler, 0);
    recorded.end(acquire);
    Runnable own = () -> {};
    recorder.submitted("executor", own, 0);
    recorded.on(1);

    assertThat(((Task) recorded.run(filler)).request()).isNull();
    recorded.on(2);
    assertThat(((Task) recorded.run(own)).request()).isNotNull();
  }

  @Test
  void forkOutsideARequest_isNotKept() {
    recorder.forked(new FutureOfNothing());

    assertThat(recorder.waitingTasks()).isZero();
  }

  @Test
  void forkInARequest_carriesIt() {
    Operation request = recorded.beginRequest("GET", "/");
    FutureOfNothing part = new FutureOfNothing();
    recorder.forked(part);
    recorded.on(1);

    assertThat(((Task) recorded.run(part)).request()).isSameAs(request);
    assertThat(recorder.waitingTasks()).isZero();
  }

  private static final class FutureOfNothing extends ForkJoinTask<Object> {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Object getRawResult() {
      return null;
    }

    @Override
    protected void setRawResult(Object value) {}

    @Override
    protected boolean exec() {
      return true;
    }
  }

  @Test
  void periodicTask_carriesNothingAndIsARootEachTime() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
    recorded.beginRequest("GET", "/");
    RunnableScheduledFuture<?> periodic =
        (RunnableScheduledFuture<?>) pool.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.HOURS);
    RunnableScheduledFuture<?> once =
        (RunnableScheduledFuture<?>) pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    recorder.scheduled(pool, periodic);
    recorder.scheduled(pool, once);
    recorded.clock.advance(3600 * SECOND);
    recorded.on(1);
    Task ofPeriodic = (Task) recorded.run(periodic);
    recorded.operation(Kind.DB_EXEC, "q", 5);
    recorder.endTask(ofPeriodic, null);
    recorded.on(2);
    Task ofOnce = (Task) recorded.run(once);
    recorded.drain();
    pool.shutdownNow();

    assertThat(ofPeriodic.request()).isNull();
    assertThat(ofOnce.request()).isNotNull();
    assertThat(ofPeriodic.queueNanos()).isLessThan(SECOND);
    assertThat(recorded.requests).extracting(Request::root).containsExactly(Request.Root.TASK);
  }

  @Test
  void timerTask_countsWhatItIsLate() {
    Timer timer = new Timer(true);
    Runnable task = () -> {};
    long inMillis = recorded.clock.epochNanos() / 1_000_000 + 100;
    recorder.timed(timer, task, inMillis, 0);
    recorded.clock.advance(150_000_000);
    Task run = (Task) recorder.beginRepeated(task);
    timer.cancel();

    assertThat(run.queueNanos()).isBetween(49_000_000L, 51_000_000L);
  }

  // Threads

  // What outlives its request

  @Test
  void taskThatOutlivesItsRequest_goesOnAsARootInItsTrace() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    Operation run = recorded.run(task);
    recorded.clock.advance(10);
    recorded.on(0);
    recorder.endRequest(request, 200, null);
    recorded.on(1);
    recorded.clock.advance(10);
    recorded.operation(Kind.DB_EXEC, "late", 30);
    recorded.operation(Kind.DB_EXEC, "later", 40);
    recorder.endTask(run, null);
    recorded.drain();

    Request root = recorded.requests.get(1);
    assertThat(root.root()).isEqualTo(Request.Root.TASK);
    assertThat(root.durationNanos()).isEqualTo(70);
    assertThat(root.context().traceIdLow())
        .isEqualTo(recorded.requests.get(0).context().traceIdLow());
    assertThat(recorded.worker().current).isNull();
  }

  @Test
  void loopThatARequestStarted_losesItsTraceAndIsRecordedInPieces() {
    Operation request = recorded.beginRequest("GET", "/");
    Thread loop = new Thread(() -> {});
    recorder.starting(loop, null);
    recorded.on(1);
    recorded.run(loop);
    recorded.on(0);
    recorder.endRequest(request, 200, null);
    recorded.on(1);
    for (int i = 0; i < 300; i++) {
      recorded.clock.advance(SECOND);
      recorded.operation(Kind.DB_EXEC, "poll", 5);
    }
    recorded.drain();

    assertThat(recorded.requests).hasSizeBetween(4, 7);
    long first = recorded.requests.get(0).context().traceIdLow();
    Request last = recorded.requests.get(recorded.requests.size() - 1);
    assertThat(last.context().traceIdLow()).isNotEqualTo(first);
    assertThat(last.durationNanos()).isLessThan(62 * SECOND);
  }

  // Workers that take their tasks

  @Test
  void takenTask_endsWhenItsWorkerIsBack() {
    Operation request = recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted("executor", task, 0);
    recorded.on(1);
    recorder.taken(task);
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorder.returned(null);
    recorder.returned(null);
    recorded.clock.advance(50);
    assertThat(recorded.worker().current).isNull();
    recorded.on(0);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations).contains("1:APP 0", "1:DB_EXEC 30");
  }

  @Test
  void waitThatHelpsItsOwnRequest_isSplitByKind() {
    Operation request = recorded.beginRequest("GET", "/");
    FutureOfNothing part = new FutureOfNothing();
    recorder.forked(part);
    Operation join = recorded.begin(Kind.JOIN, part);
    recorded.clock.advance(3);
    Operation run = recorded.run(part);
    recorded.clock.advance(10);
    recorded.operation(Kind.DB_EXEC, "q", 30);
    recorder.endTask(run, null);
    recorded.clock.advance(4);
    recorded.end(join);
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(recorded.operations)
        .containsExactly("0:APP 0", "0:JOIN 7", "0:APP 10", "0:DB_EXEC 30");
  }

  // Turned down

  @Test
  void taskTurnedDownByAnApplicationsHandler_mayStillRunInItsContext() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.setRejectedExecutionHandler((task, executor) -> executor.getQueue().offer(task));
    recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted(pool, task, 0);
    recorder.rejected(pool, task);

    assertThat(recorder.beginTask(task)).isNotNull();
    assertThat(recorded.resources.executors().get(0).rejected()).isOne();
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    recorder.submitted(pool, task, 0);
    recorder.rejected(pool, task);
    assertThat(recorder.beginTask(task)).isNull();
    pool.shutdownNow();
  }

  @Test
  void failedStart_forgetsTheContextAndCountsOnlyWhatWasTurnedDown() {
    ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    recorded.beginRequest("GET", "/");
    Runnable task = () -> {};
    recorder.submitted(pool, task, 0);
    recorder.refused(pool, task, new OutOfMemoryError());
    recorder.submitted(pool, task, 0);
    recorder.refused(pool, task, new RejectedExecutionException());
    pool.shutdownNow();

    assertThat(recorder.waitingTasks()).isZero();
    assertThat(recorded.resources.executors().get(0).rejected()).isOne();
  }

  // Waits

  @Test
  void join_isRecordedOnlyWhereItBlocksTheRequestItself() {
    CountDownLatch open = new CountDownLatch(0);
    CountDownLatch closed = new CountDownLatch(1);
    FutureTask<?> future = new FutureTask<>(() -> 1);
    assertThat(recorder.beginJoin(closed)).isNull();
    recorded.beginRequest("GET", "/");

    assertThat(recorder.beginJoin(open)).isNull();
    assertThat(recorder.beginJoin(CompletableFuture.completedFuture(1))).isNull();
    assertThat(recorder.beginJoin(new Thread())).isNull();
    Operation join = Objects.requireNonNull(recorder.beginJoin(future));
    assertThat(recorder.beginJoin(closed)).isNull();
    recorded.end(join);
    Operation call = recorded.begin(Kind.HTTP_WAIT, "remote");
    assertThat(recorder.beginJoin(future)).isNull();
    recorded.end(call);
  }

  @Test
  void completion_isKeptInTheSliceThatCompleted() {
    Operation request = recorded.beginRequest("GET", "/");
    List<Object> futures = new ArrayList<>();
    for (int i = 0; i < 2 * Completions.LIMIT; i++) {
      recorded.clock.advance(1);
      futures.add(new Object());
      recorder.completed(futures.get(i));
    }
    long last = recorded.clock.nanos();
    List<Long> seen = new ArrayList<>();
    recorded.onRequest(
        done -> {
          Slice slice = done.slices().get(0);
          seen.add(slice.completedNanos(futures.get(futures.size() - 1)));
          seen.add(slice.completedNanos(futures.get(Completions.LIMIT)));
          seen.add(slice.completedNanos(futures.get(0)));
        });
    recorder.endRequest(request, 200, null);
    recorded.drain();

    assertThat(seen).containsExactly(last, last - Completions.LIMIT + 1, -1L);
  }

  // Bounds

  @Test
  void tasksThatNeverRun_areBoundedAndForgotten() {
    recorded.beginRequest("GET", "/");
    for (int i = 0; i < 1_000_000; i++) {
      recorder.submitted("executor", new FutureTask<>(() -> 1), 0);
    }
    assertThat(recorder.waitingTasks()).isLessThanOrEqualTo(1 << 16);
    assertThat(recorder.refusedTasks() + recorder.waitingTasks()).isEqualTo(1_000_000);
    for (int i = 0; i < 100 && recorder.waitingTasks() > 0; i++) {
      System.gc();
      recorder.expunge();
    }

    assertThat(recorder.waitingTasks()).isZero();
  }
}
