package io.narrows.engine.export.metric;

import io.narrows.engine.recording.PoolGauges;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Resources;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connection pools, under the names of the conventions, which are Development ones. */
final class PoolChapter implements Chapter {
  static final AttributeKey<String> POOL = AttributeKey.stringKey("db.client.connection.pool.name");
  static final AttributeKey<String> STATE = AttributeKey.stringKey("db.client.connection.state");

  private final Resources resources;

  PoolChapter(Resources resources) {
    this.resources = resources;
  }

  @Override
  public void write(Sheet sheet) {
    List<PoolStats> pools = resources.pools();
    counts(sheet, pools);
    histograms(sheet, pools);
    Map<Attributes, long[]> gauges = gauges(pools);
    connections(sheet, gauges);
    gauge(
        sheet.upDownCounter(
            MetricNames.POOL_PENDING,
            "{request}",
            "The number of current pending requests for an open connection."),
        gauges,
        2);
    gauge(
        sheet.upDownCounter(
            MetricNames.POOL_LIMIT,
            "{connection}",
            "The maximum number of open connections allowed."),
        gauges,
        3);
    gauge(
        sheet.upDownCounter(
            MetricNames.POOL_IDLE_MIN,
            "{connection}",
            "The minimum number of idle open connections allowed."),
        gauges,
        4);
    gauge(
        sheet.upDownCounter(
            MetricNames.POOL_IDLE_MAX,
            "{connection}",
            "The maximum number of idle open connections allowed."),
        gauges,
        5);
  }

  private static void counts(Sheet sheet, List<PoolStats> pools) {
    Map<Attributes, Long> timeouts = new LinkedHashMap<>();
    for (PoolStats pool : pools) {
      timeouts.merge(attributes(pool), pool.timeouts(), Long::sum);
    }
    try (Sheet.Longs metric =
        sheet.counter(
            MetricNames.POOL_TIMEOUTS,
            "{timeout}",
            "The number of connection timeouts that have occurred trying to obtain a connection"
                + " from the pool.")) {
      timeouts.forEach(metric::point);
    }
  }

  private static void histograms(Sheet sheet, List<PoolStats> pools) {
    SharedHistograms create = new SharedHistograms();
    SharedHistograms wait = new SharedHistograms();
    SharedHistograms use = new SharedHistograms();
    for (PoolStats pool : pools) {
      create.add(attributes(pool), pool.createTimes());
      wait.add(attributes(pool), pool.waitTimes());
      use.add(attributes(pool), pool.useTimes());
    }
    create.write(
        sheet.histogram(
            MetricNames.POOL_CREATE_TIME, "s", "The time it took to create a new connection."));
    wait.write(
        sheet.histogram(
            MetricNames.POOL_WAIT_TIME,
            "s",
            "The time it took to obtain an open connection from the pool."));
    use.write(
        sheet.histogram(
            MetricNames.POOL_USE_TIME,
            "s",
            "The time between borrowing a connection and returning it to the pool."));
  }

  /** Used, idle, pending, limit, least and most idle by pool; pools of one name are added up. */
  private static Map<Attributes, long[]> gauges(List<PoolStats> pools) {
    Map<Attributes, long[]> gauges = new LinkedHashMap<>();
    for (PoolStats pool : pools) {
      PoolGauges now = pool.gauges();
      if (now.used() >= 0 || now.idle() >= 0) {
        long[] values = {
          now.used(), now.idle(), now.pending(), now.max(), now.minIdle(), now.maxIdle()
        };
        gauges.merge(attributes(pool), values, PoolChapter::sum);
      }
    }
    return gauges;
  }

  private static long[] sum(long[] one, long[] two) {
    for (int i = 0; i < one.length; i++) {
      one[i] = one[i] < 0 || two[i] < 0 ? Math.max(one[i], two[i]) : one[i] + two[i];
    }
    return one;
  }

  private static void connections(Sheet sheet, Map<Attributes, long[]> gauges) {
    try (Sheet.Longs metric =
        sheet.upDownCounter(
            MetricNames.POOL_COUNT,
            "{connection}",
            "The number of connections that are currently in state described by the state"
                + " attribute.")) {
      gauges.forEach(
          (pool, values) -> {
            metric.point(pool.toBuilder().put(STATE, "used").build(), Math.max(0, values[0]));
            metric.point(pool.toBuilder().put(STATE, "idle").build(), Math.max(0, values[1]));
          });
    }
  }

  private static void gauge(Sheet.Longs metric, Map<Attributes, long[]> gauges, int which) {
    try (metric) {
      gauges.forEach(
          (pool, values) -> {
            if (values[which] >= 0 && values[which] < Integer.MAX_VALUE) {
              metric.point(pool, values[which]);
            }
          });
    }
  }

  private static Attributes attributes(PoolStats pool) {
    return Attributes.of(POOL, pool.name());
  }
}
