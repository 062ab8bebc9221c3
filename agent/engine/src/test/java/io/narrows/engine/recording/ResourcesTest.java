package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private final Resources resources = new Resources();

  @Test
  void keysOfTheSameObject_areEqual() {
    Object object = new Object();
    assertThat(new WeakKey(object)).isEqualTo(new WeakKey(object));
    assertThat(new WeakKey(object)).isNotEqualTo(new WeakKey(new Object()));
  }

  @Test
  void executorSeenByManyThreadsAtOnce_hasOneEntry() throws Exception {
    for (int round = 0; round < 200; round++) {
      Object executor = new Object();
      int threads = 4;
      CyclicBarrier barrier = new CyclicBarrier(threads);
      Set<ExecutorStats> seen =
          Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
      List<Thread> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    barrier.await();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                  seen.add(resources.executor(executor));
                });
        running.add(thread);
        thread.start();
      }
      for (Thread thread : running) {
        thread.join();
      }
      assertThat(seen).hasSize(1);
    }
  }

  @Test
  void executorsAboveTheLimit_shareOneEntry() {
    List<Object> alive = new ArrayList<>();
    for (int i = 0; i < Resources.LIMIT + 10; i++) {
      Object executor = new Object();
      alive.add(executor);
      resources.executor(executor);
    }
    assertThat(resources.executors()).hasSize(Resources.LIMIT);
    assertThat(resources.executor(alive.get(Resources.LIMIT)))
        .isSameAs(resources.executor(alive.get(Resources.LIMIT + 1)));
  }

  @Test
  void executorThatWasCollected_isForgotten() {
    resources.executor(new Object());
    for (int i = 0; i < 100 && !resources.executors().isEmpty(); i++) {
      System.gc();
      resources.expunge();
    }
    assertThat(resources.executors()).isEmpty();
  }

  @Test
  void executorThatWasCollected_leavesWhatItCounted() {
    useAndForget();
    for (int i = 0; i < 100 && resources.executors().get(0).executor() != null; i++) {
      System.gc();
      resources.expunge();
    }
    ExecutorStats left = resources.executors().get(0);
    assertThat(left.executor()).isNull();
    assertThat(left.waitTimes().count()).isOne();
    assertThat(left.runTimes().sumNanos()).isEqualTo(7);
    assertThat(left.rejected()).isOne();
  }

  private void useAndForget() {
    ExecutorStats stats = resources.executor(new Object());
    stats.started(5);
    stats.ended(7);
    stats.reject();
  }

  @Test
  void namesThatDifferInTheirNumbers_areOneNameWhenTheyAreMany() throws Exception {
    List<Object> alive = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Object executor = new Object();
      alive.add(executor);
      ExecutorStats stats = resources.executor(executor);
      Thread worker = new Thread(() -> stats.started(1), "pool-" + i + "-thread-1");
      worker.start();
      worker.join();
    }
    assertThat(resources.executors().stream().map(ExecutorStats::name).distinct())
        .hasSize(Resources.SIMILAR_LIMIT + 1)
        .contains("pool-*-thread");
    assertThat(alive).hasSize(100);
  }
}
