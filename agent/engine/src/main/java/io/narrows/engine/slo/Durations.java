package io.narrows.engine.slo;

import io.narrows.engine.export.metric.MetricNames;
import io.narrows.engine.metrics.Buckets;
import io.narrows.engine.recording.SharedHistogram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's histograms of durations, as Prometheus names them. */
public enum Durations {
  SERVER(MetricNames.HTTP_SERVER_REQUEST_DURATION, Buckets.HTTP.bounds(), true),
  CLIENT(MetricNames.HTTP_CLIENT_REQUEST_DURATION, Buckets.HTTP.bounds(), true),
  DATABASE(MetricNames.DB_CLIENT_OPERATION_DURATION, Buckets.DB.bounds(), true),
  EXECUTOR_WAIT(MetricNames.EXECUTOR_WAIT_TIME, shared(), false),
  TASK(MetricNames.EXECUTOR_TASK_DURATION, shared(), false),
  POOL_WAIT(MetricNames.POOL_WAIT_TIME, shared(), false),
  POOL_USE(MetricNames.POOL_USE_TIME, shared(), false),
  GC(MetricNames.JVM_GC_DURATION, Buckets.GC.bounds(), false);

  private final String metric;
  private final String prefix;
  private final List<Double> bounds;
  private final boolean isExtensible;

  Durations(String name, List<Double> bounds, boolean isExtensible) {
    metric = name;
    prefix = name.replace('.', '_') + "_seconds";
    this.bounds = bounds;
    this.isExtensible = isExtensible;
  }

  private static List<Double> shared() {
    List<Double> bounds = new ArrayList<>();
    for (double bound : SharedHistogram.BOUNDS_SECONDS) {
      bounds.add(bound);
    }
    return bounds;
  }

  /** Its name as it is sent. */
  public String metric() {
    return metric;
  }

  /** Where all buckets are one series. */
  public String series() {
    return prefix;
  }

  public String buckets() {
    return prefix + "_bucket";
  }

  public String count() {
    return prefix + "_count";
  }

  public List<Double> bounds() {
    return bounds;
  }

  /** Whether there is a bucket that ends at this duration without anybody asking for it. */
  public boolean has(double seconds) {
    return bounds.contains(seconds);
  }

  /** Whether the agent adds a bound when an objective needs it. */
  public boolean isExtensible() {
    return isExtensible;
  }

  /** The histogram whose buckets this series is, or null when it is not one of the agent's. */
  public static @Nullable Durations ofBuckets(String series) {
    for (Durations durations : values()) {
      if (durations.buckets().equals(series)) {
        return durations;
      }
    }
    return null;
  }
}
