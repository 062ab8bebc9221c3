package io.narrows.load.sizing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What a Collector did between two looks at it. */
final class Window {
  private final Collector collector;
  private final double startCpu;
  private final double startSpans;
  private final double startPoints;
  private final long startNanos;

  private Window(Collector collector) throws IOException, InterruptedException {
    this.collector = collector;
    startNanos = System.nanoTime();
    startCpu = collector.program.cpuSeconds();
    startSpans = collector.spans();
    startPoints = collector.points();
  }

  static Window open(Collector collector) throws IOException, InterruptedException {
    return new Window(collector);
  }

  /** Lets the load run: a rate is nothing without a time. */
  static void pass(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }

  /** Writes down what was done since it was opened. */
  void close(Measured measured, String prefix) throws IOException, InterruptedException {
    double spans = collector.spans() - startSpans;
    double points = collector.points() - startPoints;
    double cpu = collector.program.cpuSeconds() - startCpu;
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    measured.put(prefix + "seconds", seconds);
    measured.put(prefix + "cpu.seconds", cpu);
    measured.put(prefix + "spans", spans);
    measured.put(prefix + "points", points);
    measured.put(prefix + "peak.mib", collector.program.peakMiB());
    measured.put(
        prefix + "refused.spans", collector.counted("otelcol_receiver_refused_spans_total"));
    measured.put(
        prefix + "dropped.early",
        collector.counted(
            "otelcol_processor_tail_sampling_sampling_trace_dropped_too_early_total"));
  }
}
