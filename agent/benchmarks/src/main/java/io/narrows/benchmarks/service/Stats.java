package io.narrows.benchmarks.service;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the JVM has used so far, as one line of {@code name=value}. */
final class Stats {
  private Stats() {}

  static String now() {
    OperatingSystemMXBean os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "cpuNanos="
        + os.getProcessCpuTime()
        + " classes="
        + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount()
        + " threads="
        + ManagementFactory.getThreadMXBean().getThreadCount()
        + ofRequestThreads()
        + " residentBytes="
        + residentBytes();
  }

  // Jetty's threads only: what the agent does on threads of its own is in cpuNanos.
  private static String ofRequestThreads() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    long cpu = 0;
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo info = threads.getThreadInfo(id);
      if (info != null && info.getThreadName().startsWith("qtp")) {
        allocated += threads.getThreadAllocatedBytes(id);
        cpu += threads.getThreadCpuTime(id);
      }
    }
    return " requestCpuNanos=" + cpu + " requestBytes=" + allocated;
  }

  private static long residentBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D+", "")) * 1024;
        }
      }
    } catch (IOException notLinux) {
      return -1;
    }
    return -1;
  }
}
