package io.narrows.instrumentation.virtualthread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.narrows.instrumentation.testing.TravellingRecorder;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on JDK 21 and later; see the profile in the build of this module. */
class VirtualThreadsTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();
  private final AtomicReference<String> seen = new AtomicReference<>("not run");

  @BeforeEach
  void work() {
    assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
    recorder.under("request");
  }

  @AfterEach
  void close() {
    recorder.under(null);
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
  }

  private static Thread start(Runnable task) throws Exception {
    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
  }

  static ExecutorService perTask() throws Exception {
    Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
    return (ExecutorService) factory.invoke(null);
  }

  private void note() {
    seen.set(String.valueOf(recorder.name()));
  }

  @Test
  void virtualThread_runsInTheContextOfItsStarter() throws Exception {
    Thread thread = start(this::note);
    thread.join();

    assertThat(seen.get()).isEqualTo("request");
    assertThat(recorder.waiting()).isZero();
  }

  @Test
  void virtualThread_keepsItsContextOverParking() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    Thread thread =
        start(
            () -> {
              try {
                gate.await();
              } catch (InterruptedException stopped) {
                return;
              }
              note();
            });
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    gate.countDown();
    thread.join();

    assertThat(seen.get()).isEqualTo("request");
  }

  @Test
  void tasksOfAPerTaskExecutor_runInTheContext() throws Exception {
    ExecutorService executor = perTask();
    List<Future<String>> names = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Callable<String> task = recorder::name;
      names.add(executor.submit(task));
    }
    for (Future<String> each : names) {
      assertThat(each.get()).isEqualTo("request");
    }
    executor.shutdown();

    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(recorder.lines()).contains("request: starting for ThreadPerTaskExecutor");
    assertThat(recorder.waiting()).isZero();
  }

  @Test
  void scheduling_isNoSubmit() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      threads.add(
          start(
              () -> {
                Thread.yield();
                awaitQuietly(gate);
                Thread.yield();
              }));
    }
    gate.countDown();
    for (Thread each : threads) {
      each.join();
    }
    // The carriers take continuations; the strict recorder of the engine ignores their pool, this
    // one notes every submit that is made under a name.
    assertThat(recorder.waiting()).isLessThanOrEqualTo(50 * 5);
  }

  private static void awaitQuietly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
