package io.narrows.instrumentation.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.instrumentation.testing.TravellingRecorder;
import io.narrows.instrumentation.testing.WeavingSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutorsTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();
  private final List<ExecutorService> executors = new ArrayList<>();

  @BeforeEach
  void work() {
    recorder.under("request");
  }

  @AfterEach
  void shutDown() {
    recorder.under(null);
    executors.forEach(ExecutorService::shutdownNow);
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  private <E extends ExecutorService> E closing(E executor) {
    executors.add(executor);
    return executor;
  }

  private static ThreadPoolExecutor onlyThread(int capacity) {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(capacity));
  }

  @Test
  void task_runsInTheContextOfItsSubmitter() throws Exception {
    ExecutorService pool = closing(Executors.newFixedThreadPool(1));
    Callable<String> task = recorder::name;

    assertThat(pool.submit(task).get()).isEqualTo("request");
    recorder.under("another");
    assertThat(pool.submit(task).get()).isEqualTo("another");
    recorder.under(null);
    assertThat(pool.submit(task).get()).isNull();
    assertThat(recorder.waiting()).isZero();
  }

  @Test
  void workerThatARequestStarted_keepsNothingOfIt() throws Exception {
    ExecutorService pool = closing(Executors.newFixedThreadPool(1));
    pool.submit(() -> {}).get();
    recorder.under(null);
    AtomicReference<String> seen = new AtomicReference<>("not run");
    pool.submit(() -> seen.set(recorder.name())).get();

    assertThat(seen.get()).isNull();
    assertThat(recorder.lines()).contains("request: starting for pool");
  }

  @Test
  void taskThatFails_endsWithItsErrorAndTheNextOneIsFree() throws Exception {
    ThreadPoolExecutor pool = closing(onlyThread(10));
    List<Thread> workers = Collections.synchronizedList(new ArrayList<>());
    pool.setThreadFactory(
        worker -> {
          workers.add(new QuietThread(worker));
          return workers.get(workers.size() - 1);
        });
    pool.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    workers.get(0).join();
    recorder.under(null);
    Callable<String> next = recorder::name;

    assertThat(pool.submit(next).get()).isNull();
    assertThat(recorder.lines()).contains("request: end IllegalStateException");
  }

  private static final class QuietThread extends Thread {
    QuietThread(Runnable target) {
      super(target);
      setUncaughtExceptionHandler((thread, error) -> {});
    }
  }

  /** Gives the only thread something to do until the gate opens. */
  private static CountDownLatch occupy(ThreadPoolExecutor pool) throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly(gate);
        });
    running.await();
    return gate;
  }

  @Test
  void sameRunnableSubmittedTwiceAtOnce_runsInBothContexts() throws Exception {
    ThreadPoolExecutor pool = closing(onlyThread(10));
    CountDownLatch gate = occupy(pool);
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Runnable task = () -> seen.add(recorder.name());
    recorder.under("first");
    pool.execute(task);
    recorder.under("second");
    pool.execute(task);
    recorder.under(null);
    gate.countDown();
    pool.shutdown();

    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("first", "second");
  }

  @Test
  void queuedTasks_areTheApplicationsOwn() throws Exception {
    ThreadPoolExecutor pool = closing(onlyThread(10));
    CountDownLatch gate = occupy(pool);
    Runnable raw = () -> {};
    pool.execute(raw);
    Future<?> future = pool.submit(() -> {});

    assertThat(pool.getQueue()).containsExactly(raw, (Runnable) future);
    assertThat(pool.getQueue().peek()).isSameAs(raw);
    assertThat(future).isInstanceOf(FutureTask.class);
    assertThat(pool.remove(raw)).isTrue();
    assertThat(pool.remove(raw)).isFalse();
    assertThat(recorder.lines()).contains("request: withdrawn");
    gate.countDown();
  }

  @Test
  void comparableTasks_areOrderedByTheirQueue() throws Exception {
    ThreadPoolExecutor pool =
        closing(
            new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<Runnable>()));
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch gate = new CountDownLatch(1);
    pool.execute(new Ranked(0, () -> awaitQuietly(gate)));
    for (int rank : new int[] {3, 1, 2}) {
      pool.execute(new Ranked(rank, () -> order.add(rank)));
    }
    gate.countDown();
    pool.shutdown();

    assertThat(pool.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(order).containsExactly(1, 2, 3);
  }

  private record Ranked(int rank, Runnable work) implements Runnable, Comparable<Ranked> {
    @Override
    public void run() {
      work.run();
    }

    @Override
    public int compareTo(Ranked other) {
      return Integer.compare(rank, other.rank);
    }
  }

  @Test
  void taskTurnedDown_isNotedAndTheErrorIsTheExecutors() throws Exception {
    ThreadPoolExecutor pool = closing(onlyThread(1));
    CountDownLatch gate = occupy(pool);
    pool.execute(() -> {});

    assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThat(recorder.lines()).contains("request: rejected by ThreadPoolExecutor");
    gate.countDown();
  }

  @Test
  void taskThatItsSubmitterRuns_runsInItsContext() throws Exception {
    ThreadPoolExecutor pool = closing(onlyThread(1));
    pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    CountDownLatch gate = occupy(pool);
    pool.execute(() -> {});
    AtomicReference<String> seen = new AtomicReference<>();
    Thread caller = Thread.currentThread();
    pool.execute(() -> seen.set(recorder.name() + (Thread.currentThread() == caller)));

    assertThat(seen.get()).isEqualTo("requesttrue");
    assertThat(recorder.name()).isEqualTo("request");
    gate.countDown();
  }

  @Test
  void tasksOfAPoolThatStops_areWithdrawn() throws Exception {
    ThreadPoolExecutor pool = closing(onlyThread(10));
    CountDownLatch gate = occupy(pool);
    pool.execute(() -> {});
    pool.execute(() -> {});

    assertThat(pool.shutdownNow()).hasSize(2);
    assertThat(recorder.waiting()).isZero();
  }

  @Test
  void delayedTask_carriesItsContext() throws Exception {
    ScheduledExecutorService pool = closing(Executors.newScheduledThreadPool(1));

    assertThat(pool.schedule(recorder::name, 1, TimeUnit.MILLISECONDS).get()).isEqualTo("request");
    assertThat(recorder.lines())
        .contains("request: scheduled by ScheduledThreadPoolExecutor in 0 h");
  }

  @Test
  void periodicTask_isScheduledForEachPeriod() throws Exception {
    ScheduledExecutorService pool = closing(Executors.newScheduledThreadPool(1));
    CountDownLatch periods = new CountDownLatch(3);
    pool.scheduleAtFixedRate(periods::countDown, 0, 1, TimeUnit.MILLISECONDS);

    assertThat(periods.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.lines().stream().filter(line -> line.contains("scheduled by")))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void invokeAll_runsEachTaskInTheContext() throws Exception {
    ExecutorService pool = closing(Executors.newFixedThreadPool(2));
    List<Callable<String>> tasks = Collections.nCopies(4, recorder::name);
    List<String> seen = new ArrayList<>();
    for (Future<String> each : pool.invokeAll(tasks)) {
      seen.add(each.get());
    }

    assertThat(seen).containsOnly("request").hasSize(4);
    assertThat(pool.invokeAny(tasks)).isEqualTo("request");
  }

  @Test
  void waitForATask_isAWaitOnlyWhenItBlocks() throws Exception {
    ExecutorService pool = closing(Executors.newFixedThreadPool(1));
    CountDownLatch gate = new CountDownLatch(1);
    Future<?> blocked = pool.submit(() -> awaitQuietly(gate));
    Thread opener = new Thread(new Opener(Thread.currentThread(), gate));
    opener.start();
    blocked.get();
    int waits = waitsFor("FutureTask");
    blocked.get();

    assertThat(waits).isOne();
    assertThat(waitsFor("FutureTask")).isOne();
    assertThat(recorder.lines())
        .containsSubsequence("request: waits for FutureTask", "request: waited");
    assertThat(recorder.lines()).contains("request: completed FutureTask");
  }

  private int waitsFor(String type) {
    return Collections.frequency(recorder.lines(), "request: waits for " + type);
  }

  /** Opens a gate as soon as a thread waits. */
  private record Opener(Thread waiting, CountDownLatch gate) implements Runnable {
    @Override
    public void run() {
      while (waiting.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      gate.countDown();
    }
  }

  @Test
  void completionService_isAWait() throws Exception {
    ExecutorService pool = closing(Executors.newFixedThreadPool(1));
    ExecutorCompletionService<String> service = new ExecutorCompletionService<>(pool);
    service.submit(recorder::name);

    assertThat(service.take().get()).isEqualTo("request");
    assertThat(waitsFor("ExecutorCompletionService")).isOne();
  }

  @Test
  void errorOfATask_reachesItsWaiterUntouched() {
    ExecutorService pool = closing(Executors.newFixedThreadPool(1));
    Future<?> failing =
        pool.submit(
            () -> {
              throw new IllegalStateException("on purpose");
            });

    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .hasMessage("on purpose")
        .satisfies(
            error ->
                assertThat(error.getStackTrace())
                    .noneMatch(frame -> frame.getClassName().contains("narrows.bootstrap")));
  }

  @Test
  void queueOfOwnKind_isUsedAsItIs() throws Exception {
    ArrayBlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(2);
    ThreadPoolExecutor pool = closing(new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, queue));

    assertThat(pool.submit(recorder::name).get()).isEqualTo("request");
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
