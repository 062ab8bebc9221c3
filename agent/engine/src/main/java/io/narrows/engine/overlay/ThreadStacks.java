package io.narrows.engine.overlay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM for stacks, at a safepoint. A thread that is inside the JVM comes out of it only
 * there, and shows the method that it called: what the flight recorder never samples.
 */
final class ThreadStacks implements Stacks {
  private static final int FRAMES = 64;

  /** So many stacks at once, so that each look is short. (ours) */
  static final int AT_ONCE = 8;

  private final ThreadMXBean threads;

  private ThreadStacks(ThreadMXBean threads) {
    this.threads = threads;
  }

  static Stacks ofThisJvm() {
    return ModuleLayer.boot().findModule("java.management").isEmpty()
        ? NONE
        : new ThreadStacks(ManagementFactory.getThreadMXBean());
  }

  @Override
  public void each(long[] ids, Consumer<Look> found) {
    long[] runnable = runnable(ids);
    if (runnable.length > 0) {
      long now = System.nanoTime();
      for (ThreadInfo thread : threads.getThreadInfo(runnable, FRAMES)) {
        if (isRunnable(thread)) {
          found.accept(new Look(thread.getThreadId(), now, thread.getStackTrace()));
        }
      }
    }
  }

  /** Asked without stacks: for that the JVM stops nothing. */
  private long[] runnable(long[] ids) {
    return Arrays.stream(threads.getThreadInfo(ids))
        .filter(ThreadStacks::isRunnable)
        .mapToLong(ThreadInfo::getThreadId)
        .limit(AT_ONCE)
        .toArray();
  }

  private static boolean isRunnable(@Nullable ThreadInfo thread) {
    return thread != null && thread.getThreadState() == Thread.State.RUNNABLE;
  }
}
