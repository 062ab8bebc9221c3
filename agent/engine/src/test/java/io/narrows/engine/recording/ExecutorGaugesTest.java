package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExecutorGaugesTest {
  @Test
  void boundedPool_showsWhatItRunsAndWhatWaits() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 4, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10));
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    pool.execute(
        () -> {
          running.countDown();
          awaitQuietly(gate);
        });
    running.await();
    pool.execute(() -> {});
    pool.execute(() -> {});
    ExecutorGauges gauges = ExecutorGauges.of(pool);
    gate.countDown();
    pool.shutdown();

    assertThat(gauges).isEqualTo(new ExecutorGauges(1, 1, 4, 2, 10, 0));
  }

  @Test
  void poolWithAnEndlessQueue_hasTheLimitOfItsCore() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(3, 100, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    assertThat(ExecutorGauges.of(pool)).isEqualTo(new ExecutorGauges(0, 0, 3, 0, -1, 97));
  }

  @Test
  void cachedPool_hasNoLimitAndNoRoomToWait() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>());

    assertThat(ExecutorGauges.of(pool)).isEqualTo(new ExecutorGauges(0, 0, -1, 0, 0, 0));
  }

  @Test
  void taskScheduledForLater_doesNotQueue() {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
    pool.schedule(() -> {}, 1, TimeUnit.HOURS);
    ExecutorGauges gauges = ExecutorGauges.of(pool);
    pool.shutdownNow();

    assertThat(gauges).isNotNull();
    assertThat(gauges.queued()).isZero();
    assertThat(gauges.limit()).isEqualTo(2);
  }

  @Test
  void forkJoinPool_hasTheLimitOfItsParallelism() {
    ForkJoinPool pool = new ForkJoinPool(3);
    ExecutorGauges gauges = ExecutorGauges.of(pool);
    pool.shutdownNow();

    assertThat(gauges).isEqualTo(new ExecutorGauges(0, 0, 3, 0, -1, 0));
  }

  @Test
  @Timeout(60)
  void poolOfJetty_isWithoutTheThreadsThatItLeases() throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool(8, 8);
    pool.start();
    CountDownLatch running = new CountDownLatch(3);
    CountDownLatch gate = new CountDownLatch(1);
    for (int thread = 0; thread < 3; thread++) {
      pool.execute(
          () -> {
            running.countDown();
            awaitQuietly(gate);
          });
    }
    running.await();
    // Two of them are an acceptor and a selector.
    pool.getThreadPoolBudget().leaseTo("connector", 2);
    while (pool.getReadyThreads() < 5) {
      Thread.onSpinWait();
    }
    ExecutorGauges gauges = ExecutorGauges.of(pool);
    gate.countDown();
    pool.stop();

    assertThat(gauges).isEqualTo(new ExecutorGauges(1, 6, 6, 0, -1, 0));
  }

  @Test
  void whatIsNotKnown_showsNothing() {
    assertThat(ExecutorGauges.of("executor")).isNull();
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
