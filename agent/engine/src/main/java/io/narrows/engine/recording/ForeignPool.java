package io.narrows.engine.recording;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Pools of libraries that the agent is not compiled against, read through public getters. */
final class ForeignPool {
  private ForeignPool() {}

  /** Null when it is none of those known. */
  static @Nullable ExecutorGauges gauges(Object pool) {
    try {
      switch (pool.getClass().getName()) {
        case "org.apache.tomcat.util.threads.ThreadPoolExecutor":
          return tomcat(pool);
        case "org.eclipse.jetty.util.thread.QueuedThreadPool":
          return jetty(pool);
        default:
          return null;
      }
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return null;
    }
  }

  // Tomcat makes its threads before it queues, whatever its queue holds.
  private static ExecutorGauges tomcat(Object pool) throws ReflectiveOperationException {
    Collection<?> queue = (Collection<?>) pool.getClass().getMethod("getQueue").invoke(pool);
    int capacity =
        queue instanceof java.util.concurrent.BlockingQueue
            ? ((java.util.concurrent.BlockingQueue<?>) queue).remainingCapacity()
            : Integer.MAX_VALUE;
    int queued = queue.size();
    return new ExecutorGauges(
        number(pool, "getActiveCount"),
        number(pool, "getPoolSize"),
        ExecutorGauges.threadLimit(number(pool, "getMaximumPoolSize")),
        queued,
        capacity > Integer.MAX_VALUE - 1 - queued ? -1 : capacity + (long) queued,
        0);
  }

  // Acceptors and selectors keep the threads that they lease: those serve no request.
  private static ExecutorGauges jetty(Object pool) throws ReflectiveOperationException {
    return new ExecutorGauges(
        number(pool, "getUtilizedThreads"),
        number(pool, "getThreads") - number(pool, "getLeasedThreads"),
        ExecutorGauges.threadLimit(number(pool, "getMaxAvailableThreads")),
        number(pool, "getQueueSize"),
        -1,
        0);
  }

  private static int number(Object pool, String getter) throws ReflectiveOperationException {
    return ((Number) pool.getClass().getMethod(getter).invoke(pool)).intValue();
  }
}
