package io.narrows.engine.overlay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;

/**
 * Asks the JVM for stacks, at a safepoint. A thread that is inside the JVM comes out of it only
 * there, and shows the method that it called: what the flight recorder never samples.
 */
final class ThreadStacks implements Stacks {
  private static final int FRAMES = 64;

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
    long now = System.nanoTime();
    for (ThreadInfo thread : threads.getThreadInfo(ids, FRAMES)) {
      if (thread != null && thread.getThreadState() == Thread.State.RUNNABLE) {
        found.accept(new Look(thread.getThreadId(), now, thread.getStackTrace()));
      }
    }
  }
}
