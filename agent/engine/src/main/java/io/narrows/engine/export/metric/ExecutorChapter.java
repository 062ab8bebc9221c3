package io.narrows.engine.export.metric;

import io.narrows.engine.recording.ExecutorGauges;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.Resources;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Executors; those of one name are one series. */
final class ExecutorChapter implements Chapter {
  static final AttributeKey<String> EXECUTOR = AttributeKey.stringKey("narrows.executor.name");
  static final AttributeKey<String> STATE = AttributeKey.stringKey("narrows.thread.state");

  private final Resources resources;

  ExecutorChapter(Resources resources) {
    this.resources = resources;
  }

  @Override
  public void write(Sheet sheet) {
    List<ExecutorStats> executors = resources.executors();
    SharedHistograms wait = new SharedHistograms();
    SharedHistograms run = new SharedHistograms();
    Map<Attributes, Long> rejected = new LinkedHashMap<>();
    for (ExecutorStats executor : executors) {
      Attributes attributes = Attributes.of(EXECUTOR, executor.name());
      wait.add(attributes, executor.waitTimes());
      run.add(attributes, executor.runTimes());
      rejected.merge(attributes, executor.rejected(), Long::sum);
    }
    wait.write(
        sheet.histogram(
            MetricNames.EXECUTOR_WAIT_TIME, "s", "How long tasks waited for a thread."));
    run.write(sheet.histogram(MetricNames.EXECUTOR_TASK_DURATION, "s", "How long tasks ran."));
    gauges(sheet, executors);
    try (Sheet.Longs metric =
        sheet.counter(
            MetricNames.EXECUTOR_REJECTED, "{task}", "Tasks that the executor did not take.")) {
      rejected.forEach(metric::point);
    }
  }

  private static void gauges(Sheet sheet, List<ExecutorStats> executors) {
    Gauge threads = new Gauge();
    Gauge limit = new Gauge();
    Gauge queued = new Gauge();
    Gauge capacity = new Gauge();
    for (ExecutorStats executor : executors) {
      ExecutorGauges now = executor.gauges();
      if (now != null) {
        Attributes name = Attributes.of(EXECUTOR, executor.name());
        threads.add(name.toBuilder().put(STATE, "active").build(), now.active());
        threads.add(
            name.toBuilder().put(STATE, "idle").build(), Math.max(0, now.threads() - now.active()));
        limit.add(name, now.limit());
        queued.add(name, now.queued());
        capacity.add(name, now.capacity());
      }
    }
    threads.write(
        sheet.upDownCounter(MetricNames.EXECUTOR_THREADS, "{thread}", "Threads by what they do."));
    limit.write(
        sheet.upDownCounter(
            MetricNames.EXECUTOR_THREAD_LIMIT, "{thread}", "Threads that there can be."));
    queued.write(
        sheet.upDownCounter(
            MetricNames.EXECUTOR_QUEUE_SIZE, "{task}", "Tasks that wait for a thread."));
    capacity.write(
        sheet.upDownCounter(
            MetricNames.EXECUTOR_QUEUE_CAPACITY, "{task}", "Tasks that may wait for a thread."));
  }

  /** Values by attributes; those of one name are added up, and one without limit has no value. */
  private static final class Gauge {
    private final Map<Attributes, Long> values = new LinkedHashMap<>();

    void add(Attributes attributes, long value) {
      values.merge(attributes, value, (one, two) -> one < 0 || two < 0 ? -1L : one + two);
    }

    void write(Sheet.Longs metric) {
      try (metric) {
        values.forEach(
            (attributes, value) -> {
              if (value >= 0) {
                metric.point(attributes, value);
              }
            });
      }
    }
  }
}
