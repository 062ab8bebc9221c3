package io.narrows.engine.export;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.semconv.DbAttributes;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.JvmAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.opentelemetry.semconv.incubating.DbIncubatingAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tables of the semantic conventions 1.45.0 and of the contract of {@code narrows.*}: unit,
 * type, buckets and attributes of each metric.
 */
final class ContractTable {
  private static final List<Double> HTTP =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
  private static final List<Double> DB =
      List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0);
  private static final List<Double> ROWS =
      List.of(
          1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0);
  private static final List<Double> CALLS =
      List.of(0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 500.0);
  private static final List<Double> GC = List.of(0.01, 0.1, 1.0, 10.0);
  // No buckets are advised for pools and executors: those of HTTP and finer ones below.
  private static final List<Double> WAITS =
      List.of(
          0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5,
          5.0, 7.5, 10.0);

  private static final AttributeKey<String> EXECUTOR =
      AttributeKey.stringKey("narrows.executor.name");

  enum Type {
    HISTOGRAM,
    COUNTER,
    UP_DOWN_COUNTER,
    GAUGE
  }

  /** One row of the tables. */
  record Row(String unit, Type type, List<Double> buckets, Set<AttributeKey<?>> attributes) {
    static Row of(String unit, Type type, AttributeKey<?>... attributes) {
      return new Row(unit, type, List.of(), Set.of(attributes));
    }

    static Row histogram(String unit, List<Double> buckets, AttributeKey<?>... attributes) {
      return new Row(unit, Type.HISTOGRAM, buckets, Set.of(attributes));
    }
  }

  static final Map<String, Row> TABLE = new TreeMap<>();

  static {
    TABLE.put(
        "http.server.request.duration",
        Row.histogram(
            "s",
            HTTP,
            HttpAttributes.HTTP_REQUEST_METHOD,
            UrlAttributes.URL_SCHEME,
            ErrorAttributes.ERROR_TYPE,
            HttpAttributes.HTTP_RESPONSE_STATUS_CODE,
            HttpAttributes.HTTP_ROUTE,
            NetworkAttributes.NETWORK_PROTOCOL_VERSION));
    TABLE.put(
        "http.server.active_requests",
        Row.of(
            "{request}",
            Type.UP_DOWN_COUNTER,
            HttpAttributes.HTTP_REQUEST_METHOD,
            UrlAttributes.URL_SCHEME));
    TABLE.put(
        "http.client.request.duration",
        Row.histogram(
            "s",
            HTTP,
            HttpAttributes.HTTP_REQUEST_METHOD,
            ServerAttributes.SERVER_ADDRESS,
            ServerAttributes.SERVER_PORT,
            HttpAttributes.HTTP_RESPONSE_STATUS_CODE,
            ErrorAttributes.ERROR_TYPE));
    TABLE.put(
        "db.client.operation.duration",
        Row.histogram(
            "s",
            DB,
            DbAttributes.DB_SYSTEM_NAME,
            DbAttributes.DB_NAMESPACE,
            DbAttributes.DB_QUERY_SUMMARY,
            DbAttributes.DB_OPERATION_NAME,
            ErrorAttributes.ERROR_TYPE,
            ServerAttributes.SERVER_ADDRESS));
    TABLE.put(
        "db.client.response.returned_rows",
        Row.histogram(
            "{row}",
            ROWS,
            DbAttributes.DB_SYSTEM_NAME,
            DbAttributes.DB_NAMESPACE,
            DbAttributes.DB_QUERY_SUMMARY,
            ServerAttributes.SERVER_ADDRESS));
    pools();
    jvm();
    narrows();
  }

  private static void pools() {
    AttributeKey<String> pool = DbIncubatingAttributes.DB_CLIENT_CONNECTION_POOL_NAME;
    TABLE.put(
        "db.client.connection.count",
        Row.of(
            "{connection}",
            Type.UP_DOWN_COUNTER,
            pool,
            DbIncubatingAttributes.DB_CLIENT_CONNECTION_STATE));
    TABLE.put("db.client.connection.limit", Row.of("{connection}", Type.UP_DOWN_COUNTER, pool));
    TABLE.put("db.client.connection.idle.min", Row.of("{connection}", Type.UP_DOWN_COUNTER, pool));
    TABLE.put("db.client.connection.idle.max", Row.of("{connection}", Type.UP_DOWN_COUNTER, pool));
    TABLE.put(
        "db.client.connection.pending_requests", Row.of("{request}", Type.UP_DOWN_COUNTER, pool));
    TABLE.put("db.client.connection.timeouts", Row.of("{timeout}", Type.COUNTER, pool));
    TABLE.put("db.client.connection.create_time", Row.histogram("s", WAITS, pool));
    TABLE.put("db.client.connection.wait_time", Row.histogram("s", WAITS, pool));
    TABLE.put("db.client.connection.use_time", Row.histogram("s", WAITS, pool));
  }

  private static void jvm() {
    for (String memory : List.of("used", "committed", "limit", "used_after_last_gc")) {
      TABLE.put(
          "jvm.memory." + memory,
          Row.of(
              "By",
              Type.UP_DOWN_COUNTER,
              JvmAttributes.JVM_MEMORY_POOL_NAME,
              JvmAttributes.JVM_MEMORY_TYPE));
    }
    TABLE.put(
        "jvm.gc.duration",
        Row.histogram("s", GC, JvmAttributes.JVM_GC_ACTION, JvmAttributes.JVM_GC_NAME));
    TABLE.put(
        "jvm.thread.count",
        Row.of(
            "{thread}",
            Type.UP_DOWN_COUNTER,
            JvmAttributes.JVM_THREAD_DAEMON,
            JvmAttributes.JVM_THREAD_STATE));
    TABLE.put("jvm.class.loaded", Row.of("{class}", Type.COUNTER));
    TABLE.put("jvm.class.unloaded", Row.of("{class}", Type.COUNTER));
    TABLE.put("jvm.class.count", Row.of("{class}", Type.UP_DOWN_COUNTER));
    TABLE.put("jvm.cpu.time", Row.of("s", Type.COUNTER));
    TABLE.put("jvm.cpu.count", Row.of("{cpu}", Type.UP_DOWN_COUNTER));
    TABLE.put("jvm.cpu.recent_utilization", Row.of("1", Type.GAUGE));
  }

  private static void narrows() {
    TABLE.put(
        "narrows.request.segment.time",
        Row.of(
            "s",
            Type.COUNTER,
            HttpAttributes.HTTP_ROUTE,
            AttributeKey.stringKey("narrows.segment")));
    TABLE.put(
        "narrows.request.db_calls", Row.histogram("{call}", CALLS, HttpAttributes.HTTP_ROUTE));
    TABLE.put("narrows.executor.queue.wait_time", Row.histogram("s", WAITS, EXECUTOR));
    TABLE.put("narrows.executor.task.duration", Row.histogram("s", WAITS, EXECUTOR));
    TABLE.put("narrows.executor.task.rejected", Row.of("{task}", Type.COUNTER, EXECUTOR));
    TABLE.put(
        "narrows.executor.thread.count",
        Row.of(
            "{thread}",
            Type.UP_DOWN_COUNTER,
            EXECUTOR,
            AttributeKey.stringKey("narrows.thread.state")));
    TABLE.put("narrows.executor.thread.limit", Row.of("{thread}", Type.UP_DOWN_COUNTER, EXECUTOR));
    TABLE.put("narrows.executor.queue.size", Row.of("{task}", Type.UP_DOWN_COUNTER, EXECUTOR));
    TABLE.put("narrows.executor.queue.capacity", Row.of("{task}", Type.UP_DOWN_COUNTER, EXECUTOR));
    AttributeKey<?>[] finding = {
      AttributeKey.stringKey("narrows.finding.type"),
      AttributeKey.stringKey("narrows.finding.severity"),
      AttributeKey.stringKey("narrows.finding.location"),
      HttpAttributes.HTTP_ROUTE
    };
    TABLE.put("narrows.finding.events", Row.of("{finding}", Type.COUNTER, finding));
    TABLE.put("narrows.finding.impact", Row.of("s", Type.COUNTER, finding));
    TABLE.put(
        "narrows.lock.wait_time",
        Row.of("s", Type.COUNTER, AttributeKey.stringKey("narrows.lock.class")));
    TABLE.put(
        "narrows.vthread.pinned_time",
        Row.of("s", Type.COUNTER, AttributeKey.stringKey("narrows.vthread.location")));
    TABLE.put("narrows.agent.cpu.time", Row.of("s", Type.COUNTER));
    TABLE.put("narrows.agent.instrumentation.failed", Row.of("{class}", Type.COUNTER));
    TABLE.put(
        "narrows.agent.dropped.items",
        Row.of(
            "{item}",
            Type.COUNTER,
            AttributeKey.stringKey("narrows.drop.reason"),
            AttributeKey.stringKey("narrows.signal")));
  }

  private ContractTable() {}
}
