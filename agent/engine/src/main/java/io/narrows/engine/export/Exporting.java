package io.narrows.engine.export;

import io.narrows.facts.log.Log;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The thread {@code narrows-export}: everything that may wait for a network happens on it. */
final class Exporting {
  private static final long LAST_MOMENT_MILLIS = 250;

  private final ScheduledThreadPoolExecutor executor;
  private final Log log;

  /**
   * @param first runs on the thread before anything else
   */
  Exporting(Log log, Runnable first) {
    this.log = log;
    executor = new ScheduledThreadPoolExecutor(1, task -> thread(first, task));
    executor.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable first, Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              first.run();
              task.run();
            },
            "narrows-export");
    thread.setDaemon(true);
    return thread;
  }

  ScheduledExecutorService executor() {
    return executor;
  }

  /** Does this as soon as what is before it is done. */
  void soon(String what, Runnable task) {
    try {
      executor.execute(guarded(what, task));
    } catch (RejectedExecutionException over) {
      log.debug(what + " after the end");
    }
  }

  void every(long nanos, String what, Runnable task) {
    executor.scheduleWithFixedDelay(guarded(what, task), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /** Does this last, and waits for it; false when the time was not enough. */
  boolean last(long nanos, String what, Runnable task) {
    Future<?> done = executor.submit(guarded(what, task));
    try {
      done.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException guarded) {
      return false;
    }
  }

  /** Ends the thread; a request of its that was cut off has a moment to be counted as lost. */
  void stop() {
    executor.shutdownNow();
    try {
      executor.awaitTermination(LAST_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails once is not to end what is done every few seconds. */
  private Runnable guarded(String what, Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | LinkageError error) {
        log.error(what + " failed", error);
      }
    };
  }
}
