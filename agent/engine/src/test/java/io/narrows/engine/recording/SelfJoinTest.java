package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelfJoinTest {
  private static final long TICK = 100_000_000;

  private final Recorded recorded = new Recorded();
  private final StackRecorder recorder = recorded.recorder;
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final Probes probes = new Probes(recorded.resources);
  private final ExecutorStats stats = recorded.resources.executor(pool);

  @AfterEach
  void shutDown() {
    pool.shutdownNow();
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      recorded.clock.advance(TICK);
      probes.tick(recorded.clock.nanos());
    }
  }

  /** A task of a request on this worker, and one that it submits to the same executor. */
  private FutureTask<?> submitFromInside(int worker) {
    recorded.on(10 + worker);
    recorded.beginRequest("GET", "/");
    Runnable outer = new Object()::hashCode;
    recorder.submitted(pool, outer, 0);
    recorded.on(worker);
    recorded.run(outer);
    FutureTask<?> inner = new FutureTask<>(() -> null);
    recorder.submitted(pool, inner, 0);
    return inner;
  }

  @Test
  void threadsThatWaitForTheirOwnQueue_standStill() {
    look(1);
    for (int worker = 1; worker <= 2; worker++) {
      FutureTask<?> inner = submitFromInside(worker);
      assertThat(recorder.beginJoin(inner)).isInstanceOf(SelfJoin.class);
    }
    assertThat(stats.selfJoins().count()).isEqualTo(2);
    assertThat(stats.selfJoins().whenFull()).isEqualTo(1);
    assertThat(stats.ownSubmits()).isEqualTo(2);

    look(5);
    assertThat(stats.selfJoins().isStuck()).isFalse();
    look(10);
    assertThat(stats.selfJoins().isStuck()).isTrue();
    look(10);
    assertThat(stats.selfJoins().standstills()).isEqualTo(1);
    SelfJoin last = Objects.requireNonNull(stats.selfJoins().last());
    assertThat(last.request()).isNotNull();
    assertThat(last.stack()).isNotNull();
  }

  @Test
  void waitForAnotherExecutorsTask_isNoneForTheOwnQueue() {
    look(1);
    submitFromInside(1);
    FutureTask<?> elsewhere = new FutureTask<>(() -> null);
    recorder.submitted(
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, pool.getQueue()), elsewhere, 0);
    Operation wait = recorder.beginJoin(elsewhere);
    assertThat(wait).isInstanceOf(Slice.Mark.class);
    recorded.end(wait);
    // Begun by its own thread, it stands in no queue.
    recorded.on(5);
    recorded.run(elsewhere);
    recorded.on(1);
    assertThat(recorder.beginJoin(elsewhere)).isInstanceOf(Slice.Mark.class);
    assertThat(stats.selfJoins().count()).isZero();
  }

  @Test
  void oneThreadThatStillWorks_isNoStandstill() {
    look(1);
    FutureTask<?> inner = submitFromInside(1);
    recorder.beginJoin(inner);
    look(30);
    assertThat(stats.selfJoins().isStuck()).isFalse();
  }

  @Test
  void waitThatEnds_isCountedAndForgotten() {
    look(1);
    FutureTask<?> inner = submitFromInside(1);
    Operation join = Objects.requireNonNull(recorder.beginJoin(inner));
    recorded.clock.advance(50);
    recorded.on(2);
    Operation run = recorded.run(inner);
    inner.run();
    recorder.endTask(run, null);
    recorded.on(1);
    recorder.end(join, -1, null);

    assertThat(stats.selfJoins().nanos()).isEqualTo(50);
    look(30);
    assertThat(stats.selfJoins().isStuck()).isFalse();
    // What it has submitted has run: the next wait is for somebody else.
    assertThat(recorder.beginJoin(new FutureTask<>(() -> null))).isNotInstanceOf(SelfJoin.class);
  }

  @Test
  void futureOfAnotherExecutor_isNoSelfJoin() {
    recorded.beginRequest("GET", "/");
    FutureTask<?> task = new FutureTask<>(() -> null);
    recorder.submitted(pool, task, 0);
    assertThat(recorder.beginJoin(task)).isNotInstanceOf(SelfJoin.class);
  }

  @Test
  void join_insideACall_isNoWaitForItsOwnQueue() {
    submitFromInside(1);
    Operation call =
        Objects.requireNonNull(recorder.beginCall("GET", "http", "stock", 80, "http://stock/"));
    assertThat(recorder.beginJoin(new CompletableFuture<>())).isNull();
    recorder.end(call, 200, null);

    Operation query = recorded.begin(Kind.DB_EXEC, "SELECT 1");
    assertThat(recorder.beginJoin(new CompletableFuture<>())).isNull();
    recorded.end(query);
    assertThat(stats.selfJoins().count()).isZero();
  }

  @Test
  void join_afterACall_isAWaitForItsOwnQueue() {
    FutureTask<?> inner = submitFromInside(1);
    recorded.operation(Kind.HTTP_WAIT, "stock", 50);
    assertThat(recorder.beginJoin(inner)).isInstanceOf(SelfJoin.class);
  }

  @Test
  void join_insideACallOfATaskWithoutARequest_isNoWaitForItsOwnQueue() {
    Runnable outer = new Object()::hashCode;
    recorder.submitted(pool, outer, 0);
    recorded.run(outer);
    recorder.submitted(pool, new FutureTask<>(() -> null), 0);
    recorded.begin(Kind.HTTP_WAIT, "stock");
    assertThat(recorder.beginJoin(new CompletableFuture<>())).isNull();
    assertThat(stats.selfJoins().count()).isZero();
  }

  @Test
  void taskWithoutARequest_standsStillToo() {
    look(1);
    for (int worker = 1; worker <= 2; worker++) {
      recorded.on(worker);
      Runnable outer = new Object()::hashCode;
      recorder.submitted(pool, outer, 0);
      recorded.run(outer);
      FutureTask<?> inner = new FutureTask<>(() -> null);
      recorder.submitted(pool, inner, 0);
      recorder.beginJoin(inner);
    }
    look(15);
    assertThat(stats.selfJoins().isStuck()).isTrue();
  }

  @Test
  void taskThatIsWithdrawn_isNotWaitedFor() {
    FutureTask<?> inner = submitFromInside(1);
    recorder.withdrawn(inner);
    assertThat(recorder.beginJoin(inner)).isNotInstanceOf(SelfJoin.class);
  }

  @Test
  void looks_findHowOftenAllThreadsAreAtWork() {
    look(3);
    assertThat(stats.probes()).as("it is not used").isZero();
    submitFromInside(1);
    look(3);
    assertThat(stats.probes()).isEqualTo(3);
    assertThat(stats.fullProbes()).isZero();
    submitFromInside(2);
    look(2);
    assertThat(stats.probes()).isEqualTo(5);
    assertThat(stats.fullProbes()).isEqualTo(2);
  }
}
