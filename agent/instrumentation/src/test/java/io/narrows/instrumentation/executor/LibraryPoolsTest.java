package io.narrows.instrumentation.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.instrumentation.testing.TravellingRecorder;
import io.narrows.instrumentation.testing.WeavingSession;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Thread pools of Tomcat, Jetty and Spring. */
class LibraryPoolsTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();

  @BeforeEach
  void work() {
    recorder.under("request");
  }

  @AfterEach
  void close() {
    recorder.under(null);
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
    assertThat(WeavingSession.failed()).isEmpty();
  }

  /** The name under which this executor runs a task. */
  private String nameIn(Executor executor) throws Exception {
    FutureTask<String> task = new FutureTask<>(recorder::name);
    executor.execute(task);
    return task.get();
  }

  private void assertContextTravelsAndStaysNowhere(Executor executor) throws Exception {
    assertThat(nameIn(executor)).isEqualTo("request");
    recorder.under("another");
    assertThat(nameIn(executor)).isEqualTo("another");
    recorder.under(null);
    assertThat(nameIn(executor)).isNull();
    assertThat(recorder.waiting()).isZero();
  }

  private static ThreadPoolExecutor tomcat(int threads, int capacity) {
    TaskQueue queue = new TaskQueue(capacity);
    ThreadPoolExecutor pool = new ThreadPoolExecutor(1, threads, 1, TimeUnit.SECONDS, queue);
    queue.setParent(pool);
    return pool;
  }

  @Test
  void poolOfTomcat_carriesTheContext() throws Exception {
    ThreadPoolExecutor pool = tomcat(1, 10);

    assertContextTravelsAndStaysNowhere(pool);
    pool.shutdownNow();
  }

  @Test
  void poolOfTomcatThatIsFull_refusesOnlyWhatItsQueueDoesNotTake() throws Exception {
    ThreadPoolExecutor pool = tomcat(1, 1);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly(gate);
        });
    running.await();
    pool.execute(() -> {});

    assertThat(recorder.lines()).noneMatch(line -> line.contains("refused"));
    assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThat(recorder.lines())
        .contains("request: refused by ThreadPoolExecutor: RejectedExecutionException");
    gate.countDown();
    pool.shutdown();
  }

  @Test
  void poolOfJetty_carriesTheContext() throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(4, 1);
    pool.start();
    try {
      assertContextTravelsAndStaysNowhere(pool);
      assertThat(recorder.lines()).contains("request: submitted to QueuedThreadPool");
    } finally {
      pool.stop();
    }
  }

  @Test
  void poolOfJettyThatStopped_refuses() throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(4, 1);
    pool.start();
    pool.stop();

    assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThat(recorder.lines())
        .contains("request: refused by QueuedThreadPool: RejectedExecutionException");
  }

  @Test
  void poolOfSpring_carriesTheContext() throws Exception {
    ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
    pool.setCorePoolSize(1);
    pool.initialize();
    try {
      assertContextTravelsAndStaysNowhere(pool);
      recorder.under("request");
      Callable<String> task = recorder::name;
      CompletableFuture<String> name = pool.submitCompletable(task);
      assertThat(name.get()).isEqualTo("request");
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void threadPerTaskOfSpring_isItsExecutors() throws Exception {
    assertContextTravelsAndStaysNowhere(new SimpleAsyncTaskExecutor("mail-"));
    assertThat(recorder.lines()).contains("request: starting for SimpleAsyncTaskExecutor");
  }

  @Test
  void virtualThreadPerTaskOfSpring_carriesTheContext() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(
        Runtime.version().feature() >= 21, "this JDK has no virtual threads");
    SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("mail-");
    executor.setVirtualThreads(true);

    assertContextTravelsAndStaysNowhere(executor);
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
