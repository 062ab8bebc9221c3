package io.narrows.engine.recording;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Size and load of an executor at one moment, read through its public getters by a thread of the
 * agent.
 *
 * @param active threads that run a task
 * @param threads threads there are
 * @param limit threads there can be; -1 when there is no limit
 * @param queued tasks that wait for a thread
 * @param capacity tasks that may wait; -1 when there is no limit
 * @param neverMade threads above its core that it may make and never will, because its queue takes
 *     every task
 */
public record ExecutorGauges(
    int active, int threads, int limit, long queued, long capacity, int neverMade) {
  private static final int NO_LIMIT = -1;
  // Who asks for so many asks for as many as there are.
  private static final int MANY_THREADS = 100_000;

  static @Nullable ExecutorGauges of(Object executor) {
    if (executor instanceof ThreadPoolExecutor) {
      return ofThreadPool((ThreadPoolExecutor) executor);
    }
    if (executor instanceof ForkJoinPool) {
      return ofForkJoin((ForkJoinPool) executor);
    }
    return ForeignPool.gauges(executor);
  }

  private static ExecutorGauges ofThreadPool(ThreadPoolExecutor pool) {
    BlockingQueue<Runnable> queue = pool.getQueue();
    int queued = queue.size();
    int room = queue.remainingCapacity();
    // Threads above the core are made when the queue is full, which this one never is.
    boolean neverFull = room == Integer.MAX_VALUE || pool instanceof ScheduledThreadPoolExecutor;
    int limit = neverFull ? Math.max(1, pool.getCorePoolSize()) : pool.getMaximumPoolSize();
    return new ExecutorGauges(
        pool.getActiveCount(),
        pool.getPoolSize(),
        threadLimit(limit),
        pool instanceof ScheduledThreadPoolExecutor ? due(queue) : queued,
        neverFull ? NO_LIMIT : queued + (long) room,
        neverMade(pool, neverFull));
  }

  private static int neverMade(ThreadPoolExecutor pool, boolean neverFull) {
    // A scheduler's maximum is not what anybody asked for.
    boolean isAsked = neverFull && !(pool instanceof ScheduledThreadPoolExecutor);
    return isAsked ? pool.getMaximumPoolSize() - Math.max(1, pool.getCorePoolSize()) : 0;
  }

  /** Of the scheduled tasks only those whose time has come: the others do not queue. */
  private static long due(BlockingQueue<Runnable> queue) {
    long due = 0;
    for (Runnable task : queue.toArray(new Runnable[0])) {
      if (task instanceof java.util.concurrent.Delayed
          && ((java.util.concurrent.Delayed) task)
                  .getDelay(java.util.concurrent.TimeUnit.NANOSECONDS)
              <= 0) {
        due++;
      }
    }
    return due;
  }

  private static ExecutorGauges ofForkJoin(ForkJoinPool pool) {
    return new ExecutorGauges(
        pool.getActiveThreadCount(),
        pool.getPoolSize(),
        pool.getParallelism(),
        pool.getQueuedTaskCount() + pool.getQueuedSubmissionCount(),
        NO_LIMIT,
        0);
  }

  static int threadLimit(int maximum) {
    return maximum >= MANY_THREADS ? NO_LIMIT : maximum;
  }
}
