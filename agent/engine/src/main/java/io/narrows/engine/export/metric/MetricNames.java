package io.narrows.engine.export.metric;

/**
 * The names of the metrics. The semantic conventions' artifact for Java has constants for
 * attributes and none for metrics, so these stand here, once; of version 1.45.0.
 */
public final class MetricNames {
  // Stable
  public static final String HTTP_SERVER_REQUEST_DURATION = "http.server.request.duration";
  public static final String HTTP_CLIENT_REQUEST_DURATION = "http.client.request.duration";
  public static final String DB_CLIENT_OPERATION_DURATION = "db.client.operation.duration";
  public static final String JVM_MEMORY_USED = "jvm.memory.used";
  public static final String JVM_MEMORY_COMMITTED = "jvm.memory.committed";
  public static final String JVM_MEMORY_LIMIT = "jvm.memory.limit";
  public static final String JVM_MEMORY_USED_AFTER_LAST_GC = "jvm.memory.used_after_last_gc";
  public static final String JVM_GC_DURATION = "jvm.gc.duration";
  public static final String JVM_THREAD_COUNT = "jvm.thread.count";
  public static final String JVM_CLASS_LOADED = "jvm.class.loaded";
  public static final String JVM_CLASS_UNLOADED = "jvm.class.unloaded";
  public static final String JVM_CLASS_COUNT = "jvm.class.count";
  public static final String JVM_CPU_TIME = "jvm.cpu.time";
  public static final String JVM_CPU_COUNT = "jvm.cpu.count";
  public static final String JVM_CPU_RECENT_UTILIZATION = "jvm.cpu.recent_utilization";

  // Development: pools, active requests and rows, because there is no stable name
  public static final String HTTP_SERVER_ACTIVE_REQUESTS = "http.server.active_requests";
  public static final String DB_CLIENT_RESPONSE_RETURNED_ROWS = "db.client.response.returned_rows";
  public static final String POOL_COUNT = "db.client.connection.count";
  public static final String POOL_IDLE_MAX = "db.client.connection.idle.max";
  public static final String POOL_IDLE_MIN = "db.client.connection.idle.min";

  /** Was {@code .max} until 1.44.0; dashboards read the name here. */
  public static final String POOL_LIMIT = "db.client.connection.limit";

  public static final String POOL_PENDING = "db.client.connection.pending_requests";
  public static final String POOL_TIMEOUTS = "db.client.connection.timeouts";
  public static final String POOL_CREATE_TIME = "db.client.connection.create_time";
  public static final String POOL_WAIT_TIME = "db.client.connection.wait_time";
  public static final String POOL_USE_TIME = "db.client.connection.use_time";

  // Ours: there is no convention
  public static final String SEGMENT_TIME = "narrows.request.segment.time";
  public static final String LOCK_WAIT_TIME = "narrows.lock.wait_time";
  public static final String PINNED_TIME = "narrows.vthread.pinned_time";
  public static final String DB_CALLS = "narrows.request.db_calls";
  public static final String FINDING_EVENTS = "narrows.finding.events";
  public static final String FINDING_IMPACT = "narrows.finding.impact";
  public static final String EXECUTOR_THREADS = "narrows.executor.thread.count";
  public static final String EXECUTOR_THREAD_LIMIT = "narrows.executor.thread.limit";
  public static final String EXECUTOR_QUEUE_SIZE = "narrows.executor.queue.size";
  public static final String EXECUTOR_QUEUE_CAPACITY = "narrows.executor.queue.capacity";
  public static final String EXECUTOR_WAIT_TIME = "narrows.executor.queue.wait_time";
  public static final String EXECUTOR_TASK_DURATION = "narrows.executor.task.duration";
  public static final String EXECUTOR_REJECTED = "narrows.executor.task.rejected";
  public static final String AGENT_CPU_TIME = "narrows.agent.cpu.time";
  public static final String AGENT_FAILED = "narrows.agent.instrumentation.failed";
  public static final String AGENT_DROPPED = "narrows.agent.dropped.items";

  private MetricNames() {}
}
