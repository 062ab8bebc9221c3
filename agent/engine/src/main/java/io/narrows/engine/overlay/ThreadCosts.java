package io.narrows.engine.overlay;

import com.sun.management.ThreadMXBean;
import io.narrows.engine.recording.Costs;
import io.narrows.engine.recording.Request;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Asks the JVM what a thread costs: half a microsecond a question, so of some requests only. */
final class ThreadCosts extends Costs {
  static final int ONE_IN = 16;

  private final ThreadMXBean threads;
  private final int oneIn;

  private ThreadCosts(ThreadMXBean threads, int oneIn) {
    this.threads = threads;
    this.oneIn = oneIn;
  }

  /**
   * Null where the JVM does not tell.
   *
   * @param oneIn which part of the requests is measured, a power of two
   */
  static @Nullable Costs every(int oneIn) {
    if (ModuleLayer.boot().findModule("jdk.management").isEmpty()
        || ModuleLayer.boot().findModule("java.management").isEmpty()) {
      return null;
    }
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
            && threads.isCurrentThreadCpuTimeSupported()
            && threads.isThreadCpuTimeEnabled()
        ? new ThreadCosts(threads, oneIn)
        : null;
  }

  @Override
  protected boolean wants(Request request) {
    // Of a virtual thread the JVM does not know it.
    return request.isOneOf(oneIn)
        && !Thread.currentThread().getClass().getName().startsWith("java.lang.VirtualThread");
  }

  @Override
  protected long cpuNanos() {
    try {
      return threads.getCurrentThreadCpuTime();
    } catch (UnsupportedOperationException virtual) {
      return -1;
    }
  }

  @Override
  protected long allocatedBytes() {
    return threads.getCurrentThreadAllocatedBytes();
  }
}
