package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.recording.Query;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** From the slices of an executor's threads to what rules see of them. */
class WorkTest {
  private static final long MILLI = 1_000_000;

  private final Load load = new Load();
  private final Executor executor = new Named();

  private static final class Named implements Executor {
    @Override
    public void execute(Runnable task) {
      task.run();
    }
  }

  private void task(long codeMillis, long queryMillis) {
    Runnable task = new Object()::hashCode;
    load.recorded.recorder.submitted(executor, task, 0);
    load.recorded.on(1);
    Operation run = Objects.requireNonNull(load.recorded.recorder.beginTask(task));
    load.recorded.clock.advance(codeMillis * MILLI);
    load.recorded.operation(Kind.DB_EXEC, new Query("SELECT 1", null), queryMillis * MILLI);
    load.recorded.recorder.endTask(run, null);
    load.recorded.on(0);
  }

  private ResourceView view() {
    return load.snapshot().executors().get(0);
  }

  @Test
  void work_isWhatItsThreadsDidByKindAndName() {
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          task(10, 30);
          task(20, 50);
        });
    WorkView work = view().work();

    assertThat(work.kinds())
        .extracting(KindTime::kind, KindTime::nanos)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.APP, 30 * MILLI),
            org.assertj.core.groups.Tuple.tuple(Kind.DB_EXEC, 80 * MILLI));
    assertThat(work.seenNanos()).isEqualTo(view().using().sum());
    assertThat(work.with())
        .containsEntry(new Signature(Kind.DB_EXEC, "SELECT 1", ""), 80 * MILLI)
        .hasSize(1);
  }

  @Test
  void variation_tellsFewLongTasksFromEvenOnes() {
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          for (int i = 0; i < 95; i++) {
            task(0, 5);
          }
          for (int i = 0; i < 5; i++) {
            task(0, 500);
          }
        });
    // mean 29.75 ms, mean of squares 12 523.75 ms²
    assertThat(view().work().variation()).isCloseTo(12_523.75 / 29.75 / 29.75 - 1, within(1e-6));
  }

  @Test
  void windows_addUp() {
    for (int minute = 0; minute < 3; minute++) {
      load.request("GET", "/e", 0, none -> task(1, 1));
      load.pass(61_000 * MILLI);
    }
    assertThat(load.snapshot().executors().get(0).work().seenNanos()).isEqualTo(6 * MILLI);
    assertThat(load.snapshot(Analysis.Stretch.WHOLE).executors().get(0).work().seenNanos())
        .isEqualTo(6 * MILLI);
  }

  @Test
  void blockedThreadOfTheCommonPool_isToldFromAnother() {
    load.request(
        "GET",
        "/e",
        0,
        none -> {
          String name = Thread.currentThread().getName();
          Thread.currentThread().setName("ForkJoinPool.commonPool-worker-1");
          task(0, 30);
          task(0, 3);
          Thread.currentThread().setName(name);
          task(0, 40);
        });
    Snapshot.SignatureView query =
        load.snapshot().endpoints().get(0).signatures().stream()
            .filter(view -> view.signature().kind() == Kind.DB_EXEC)
            .findFirst()
            .orElseThrow();
    assertThat(query.inCommonPoolNanos()).isEqualTo(30 * MILLI);
  }
}
