package io.narrows.engine.export.metric;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** The CPU time of threads of the agent's; what one used that has ended stays counted. */
public final class AgentThreads {
  private final List<Long> ids = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();

  /** Watches the calling thread. */
  public synchronized void watch() {
    ids.add(Thread.currentThread().getId());
    nanos.add(0L);
  }

  /** All of it, or -1 where the JVM does not say. */
  public synchronized long cpuNanos() {
    if (!JvmChapter.isAvailable()) {
      return -1;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
      return -1;
    }
    long sum = 0;
    for (int i = 0; i < ids.size(); i++) {
      nanos.set(i, Math.max(nanos.get(i), threads.getThreadCpuTime(ids.get(i))));
      sum += nanos.get(i);
    }
    return sum;
  }

  /** The CPU time of the whole process, or -1 where the JVM does not say. */
  public long processCpuNanos() {
    boolean isKnown =
        JvmChapter.isAvailable()
            && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean;
    return isKnown
        ? ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
        : -1;
  }
}
