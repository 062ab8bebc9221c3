package io.narrows.instrumentation.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.instrumentation.testing.TravellingRecorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForkJoinTest {
  private final TravellingRecorder recorder = TravellingRecorder.install();
  private final ForkJoinPool pool = new ForkJoinPool(2);

  @BeforeEach
  void work() {
    recorder.under("request");
  }

  @AfterEach
  void shutDown() {
    recorder.under(null);
    pool.shutdownNow();
    recorder.close();
    assertThat(recorder.errors()).isEmpty();
  }

  @Test
  void submittedTask_runsInTheContext() throws Exception {
    assertThat(pool.submit(recorder::name).get()).isEqualTo("request");
    assertThat(pool.invoke(new Names(recorder, 0))).containsExactly("request");
    CompletableFuture<String> seen = new CompletableFuture<>();
    pool.execute(() -> seen.complete(recorder.name()));
    assertThat(seen.get()).isEqualTo("request");
    recorder.under(null);
    assertThat(pool.submit(recorder::name).get()).isNull();
  }

  @Test
  void forkedParts_runInTheContext() {
    assertThat(pool.invoke(new Names(recorder, 6))).containsExactly("request");
    assertThat(recorder.waiting()).isZero();
    recorder.under(null);
    assertThat(pool.invoke(new Names(recorder, 3))).containsExactly("none");
  }

  private static final class Names extends RecursiveTask<Set<String>> {
    private static final long serialVersionUID = 1;
    private final transient TravellingRecorder recorder;
    private final int depth;

    Names(TravellingRecorder recorder, int depth) {
      this.recorder = recorder;
      this.depth = depth;
    }

    @Override
    protected Set<String> compute() {
      Set<String> names = ConcurrentHashMap.newKeySet();
      names.add(recorder.name() == null ? "none" : recorder.name());
      if (depth > 0) {
        Names left = new Names(recorder, depth - 1);
        Names right = new Names(recorder, depth - 1);
        left.fork();
        names.addAll(right.invoke());
        names.addAll(left.join());
      }
      return names;
    }
  }

  @Test
  void parallelStream_runsInTheContext() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 10_000).parallel().forEach(i -> names.add(recorder.name()));

    assertThat(names).containsExactly("request");
    assertThat(recorder.name()).isEqualTo("request");
  }

  @Test
  void asynchronousStages_runInTheContext() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      CompletableFuture<List<String>> names =
          CompletableFuture.supplyAsync(recorder::name)
              .thenApplyAsync(first -> List.of(first, recorder.name()), executor)
              .thenApplyAsync(two -> List.of(two.get(0), two.get(1), recorder.name()));
      assertThat(names.join()).containsExactly("request", "request", "request");
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void completion_isSeenWhereItHappens() {
    CompletableFuture<String> future = CompletableFuture.supplyAsync(recorder::name, pool);
    CompletableFuture.allOf(future).join();

    assertThat(recorder.lines()).contains("request: completed CompletableFuture");
  }

  @Test
  void delayedStage_runsInTheContext() {
    String seen =
        CompletableFuture.supplyAsync(
                recorder::name, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, pool))
            .join();

    assertThat(seen).isEqualTo("request");
  }

  @Test
  void taskForAPoolThatStopped_isRefused() {
    pool.shutdown();

    assertThatThrownBy(() -> pool.submit(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThat(recorder.lines())
        .contains("request: refused by ForkJoinPool: RejectedExecutionException");
    assertThat(recorder.waiting()).isZero();
  }
}
