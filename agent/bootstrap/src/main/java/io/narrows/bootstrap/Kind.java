package io.narrows.bootstrap;

/**
 * What a thread is doing for a request: each nanosecond of a request is charged to one of these.
 */
public enum Kind {
  /** Application and framework code between instrumented operations. */
  APP,
  /** Waiting for a database connection: {@code DataSource.getConnection}, physical connects. */
  DB_ACQUIRE,
  /** Executing a statement or a batch. */
  DB_EXEC,
  /** Reading rows: {@code ResultSet.next}. */
  DB_FETCH,
  /** Commit and rollback. */
  DB_COMMIT,
  /** Leasing a client connection: pool, DNS, connect, TLS. */
  HTTP_LEASE,
  /** A request was sent and its response headers have not arrived. */
  HTTP_WAIT,
  /** Reading or writing a body. */
  HTTP_BODY,
  /** A call to a cache. */
  CACHE,
  /** Sending to, or synchronously receiving from, a broker. */
  MSG,
  /** Sleeping. */
  SLEEP,
  /** File input and output. */
  FILE,
  /** Blocked on other tasks; the walk replaces it by what those tasks did. */
  JOIN,
  /** Submitted and not yet started. */
  QUEUE,
  /** What was awaited is done and the waiter does not run yet. */
  WAKEUP,
  /** Blocked on a monitor or a lock. */
  LOCK,
  /** Stopped by the garbage collector. */
  GC,
  /** Stopped at a safepoint for another reason. */
  SAFEPOINT,
  /** Running on a CPU. */
  CPU,
  /** Runnable without a CPU. */
  RUNQ,
  /** Off the CPU for a reason that was not seen. */
  OFFCPU_UNKNOWN,
  /** No thread worked for the request and no outstanding operation is known. */
  ASYNC_GAP,
  /** Blocked on tasks that were not seen. */
  JOIN_UNEXPLAINED;

  private static final Kind[] ALL = values();

  /** The kind with this ordinal, without the copy that {@link #values()} makes. */
  public static Kind of(int ordinal) {
    return ALL[ordinal];
  }

  /** How many kinds there are. */
  public static int count() {
    return ALL.length;
  }
}
