package io.narrows.engine.export.metric;

import com.sun.management.OperatingSystemMXBean;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.semconv.JvmAttributes;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stable metrics of the JVM, read when they are collected. */
final class JvmChapter implements Chapter {
  private final List<MemoryPoolMXBean> memory = ManagementFactory.getMemoryPoolMXBeans();
  private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final @Nullable Object system = system();

  /** Whether the JVM has what is read here: an image of it may be without. */
  static boolean isAvailable() {
    return ModuleLayer.boot().findModule("java.management").isPresent();
  }

  private static @Nullable Object system() {
    boolean has = ModuleLayer.boot().findModule("jdk.management").isPresent();
    return has ? ManagementFactory.getOperatingSystemMXBean() : null;
  }

  @Override
  public void write(Sheet sheet) {
    memory(sheet, MetricNames.JVM_MEMORY_USED, "Measure of memory used.", 0);
    memory(sheet, MetricNames.JVM_MEMORY_COMMITTED, "Measure of memory committed.", 1);
    memory(sheet, MetricNames.JVM_MEMORY_LIMIT, "Measure of max obtainable memory.", 2);
    memory(
        sheet,
        MetricNames.JVM_MEMORY_USED_AFTER_LAST_GC,
        "Measure of memory used, as measured after the most recent garbage collection event on"
            + " this pool.",
        3);
    threads(sheet);
    classes(sheet);
    cpu(sheet);
  }

  private void memory(Sheet sheet, String name, String description, int which) {
    try (Sheet.Longs metric = sheet.upDownCounter(name, "By", description)) {
      for (MemoryPoolMXBean pool : memory) {
        MemoryUsage usage = which == 3 ? pool.getCollectionUsage() : pool.getUsage();
        long value = usage == null ? -1 : value(usage, which);
        if (value >= 0) {
          metric.point(attributes(pool), value);
        }
      }
    }
  }

  private static long value(MemoryUsage usage, int which) {
    switch (which) {
      case 1:
        return usage.getCommitted();
      case 2:
        return usage.getMax();
      default:
        return usage.getUsed();
    }
  }

  private static Attributes attributes(MemoryPoolMXBean pool) {
    boolean heap = pool.getType() == MemoryType.HEAP;
    return Attributes.of(
        JvmAttributes.JVM_MEMORY_POOL_NAME,
        pool.getName(),
        JvmAttributes.JVM_MEMORY_TYPE,
        heap ? JvmAttributes.JvmMemoryTypeValues.HEAP : JvmAttributes.JvmMemoryTypeValues.NON_HEAP);
  }

  private void threads(Sheet sheet) {
    Map<Attributes, Long> counts = new LinkedHashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null) {
        Attributes attributes =
            Attributes.of(
                JvmAttributes.JVM_THREAD_DAEMON,
                thread.isDaemon(),
                JvmAttributes.JVM_THREAD_STATE,
                thread.getThreadState().name().toLowerCase(Locale.ROOT));
        counts.merge(attributes, 1L, Long::sum);
      }
    }
    try (Sheet.Longs metric =
        sheet.upDownCounter(
            MetricNames.JVM_THREAD_COUNT, "{thread}", "Number of executing platform threads.")) {
      counts.forEach(metric::point);
    }
  }

  private void classes(Sheet sheet) {
    try (Sheet.Longs metric =
        sheet.counter(
            MetricNames.JVM_CLASS_LOADED, "{class}", "Number of classes loaded since JVM start.")) {
      metric.point(Attributes.empty(), classes.getTotalLoadedClassCount());
    }
    try (Sheet.Longs metric =
        sheet.counter(
            MetricNames.JVM_CLASS_UNLOADED,
            "{class}",
            "Number of classes unloaded since JVM start.")) {
      metric.point(Attributes.empty(), classes.getUnloadedClassCount());
    }
    try (Sheet.Longs metric =
        sheet.upDownCounter(
            MetricNames.JVM_CLASS_COUNT, "{class}", "Number of classes currently loaded.")) {
      metric.point(Attributes.empty(), classes.getLoadedClassCount());
    }
  }

  private void cpu(Sheet sheet) {
    try (Sheet.Longs metric =
        sheet.upDownCounter(
            MetricNames.JVM_CPU_COUNT,
            "{cpu}",
            "Number of processors available to the Java virtual machine.")) {
      metric.point(Attributes.empty(), Runtime.getRuntime().availableProcessors());
    }
    if (!(system instanceof OperatingSystemMXBean process)) {
      return;
    }
    long nanos = process.getProcessCpuTime();
    if (nanos >= 0) {
      try (Sheet.Doubles metric =
          sheet.doubleCounter(
              MetricNames.JVM_CPU_TIME,
              "s",
              "CPU time used by the process as reported by the JVM.")) {
        metric.point(Attributes.empty(), nanos / 1e9);
      }
    }
    double load = process.getProcessCpuLoad();
    if (load >= 0) {
      try (Sheet.Doubles metric =
          sheet.gauge(
              MetricNames.JVM_CPU_RECENT_UTILIZATION,
              "1",
              "Recent CPU utilization for the process as reported by the JVM.")) {
        metric.point(Attributes.empty(), load);
      }
    }
  }
}
