package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Recorded;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits that end before the task that they are for has a thread. */
class QueuedWaitTest {
  private static final int SERVER = 1;
  private static final int WORKER = 2;

  private final Recorded recorded = new Recorded();
  private final List<String> path = new ArrayList<>();
  private final Attribution attribution =
      new Attribution(Load.AS_WRITTEN, new CallSites(new Inventory().origins()));
  private long queued;
  private final FutureTask<?> task = new FutureTask<>(() -> null);
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

  QueuedWaitTest() {
    recorded.onRequest(
        request -> {
          Path walked = new Path();
          Walk.of(request, walked);
          for (int i = 0; i < walked.size(); i++) {
            path.add(walked.kind(i) + " " + walked.nanos(i));
          }
          queued = attribution.nanosByKind(request)[Kind.QUEUE.ordinal()];
        });
  }

  @AfterEach
  void shutDown() {
    pool.shutdownNow();
  }

  /** A wait of 70 that nobody ended, after 10 of the request's own; then a query of 40. */
  private void giveUp(boolean isRunAfterwards) {
    Operation wait = recorded.recorder.beginJoin(task);
    recorded.clock.advance(70);
    recorded.end(wait);
    if (isRunAfterwards) {
      recorded.on(WORKER);
      recorded.clock.advance(5);
      recorded.recorder.endTask(recorded.run(task), null);
      recorded.on(SERVER);
    }
    recorded.operation(Kind.DB_EXEC, null, 40);
  }

  private Operation begin(long delayNanos) {
    recorded.on(SERVER);
    Operation request = recorded.beginRequest("GET", "/");
    recorded.clock.advance(10);
    recorded.recorder.submitted(pool, task, delayNanos);
    return request;
  }

  private void end(Operation request) {
    recorded.recorder.endRequest(request, 200, null);
    recorded.drain();
  }

  @Test
  void waitForATaskThatNoThreadHasBegun_isItsQueue() {
    Operation request = begin(0);
    giveUp(false);
    end(request);
    assertThat(path).containsExactly("DB_EXEC 40", "QUEUE 70", "APP 10");
    assertThat(queued).isEqualTo(70);
  }

  @Test
  void taskThatBeginsAfterwards_changesNothing() {
    Operation request = begin(0);
    giveUp(true);
    end(request);
    assertThat(path).containsExactly("DB_EXEC 40", "APP 5", "QUEUE 70", "APP 10");
  }

  @Test
  void otherWorkThatEndsMeanwhile_isNotWhatWasWaitedFor() {
    Operation request = begin(0);
    FutureTask<?> beside = new FutureTask<>(() -> null);
    recorded.recorder.submitted(pool, beside, 0);
    Operation wait = recorded.recorder.beginJoin(task);
    recorded.on(WORKER);
    Operation run = recorded.run(beside);
    recorded.operation(Kind.DB_EXEC, null, 60);
    recorded.recorder.endTask(run, null);
    recorded.on(SERVER);
    recorded.clock.advance(10);
    recorded.end(wait);
    end(request);
    assertThat(path).containsExactly("QUEUE 70", "APP 10");
  }

  @Test
  void waitForATaskThatIsNotYetToStart_isItsDelay() {
    Operation request = begin(50);
    giveUp(false);
    end(request);
    assertThat(path).containsExactly("DB_EXEC 40", "QUEUE 20", "SLEEP 50", "APP 10");
  }
}
