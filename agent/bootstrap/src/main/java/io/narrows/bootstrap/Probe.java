package io.narrows.bootstrap;

import java.util.List;
import java.util.concurrent.Delayed;
import org.jspecify.annotations.Nullable;

/**
 * The doors that woven code walks through: static, null-tolerant, and closed (nothing happens)
 * until a {@link Recorder} is installed. Advice calls one of these on entry and one on exit, and
 * does nothing else.
 */
public final class Probe {
  private static final String PACKAGE = "io.narrows.bootstrap.";

  private static volatile Recorder recorder = Recorder.NOOP;

  private Probe() {}

  /** Puts a recorder behind the doors; {@link Recorder#NOOP} closes them. */
  public static void install(Recorder next) {
    recorder = next;
  }

  /** What stands behind the doors now. */
  public static Recorder recorder() {
    return recorder;
  }

  /** Advice threw; the application went on and never saw it. */
  public static void suppressed(Throwable error) {
    recorder.suppressed(error);
  }

  // Operations

  /** Opens an operation, or returns null when it is nested in one of the same kind. */
  public static @Nullable Operation begin(Kind kind, @Nullable Object signature) {
    return recorder.begin(kind, signature);
  }

  public static void end(@Nullable Operation operation, @Nullable Throwable error) {
    if (operation != null) {
      recorder.end(operation, -1, error);
    }
  }

  /** Ends an operation with its count: rows, bytes or a status, by kind; -1 when unknown. */
  public static void end(@Nullable Operation operation, long count, @Nullable Throwable error) {
    if (operation != null) {
      recorder.end(operation, count, error);
    }
  }

  // Requests

  /** Whether this thread works for a request, or nobody records: look before reading headers. */
  public static boolean inRequest() {
    return recorder.inRequest();
  }

  /** Opens a request on this thread, or returns null when the thread works for one already. */
  public static @Nullable Operation beginRequest(@Nullable Incoming incoming) {
    return incoming == null ? null : recorder.beginRequest(incoming);
  }

  /** This thread goes on with a request that another thread began; end it with {@link #end}. */
  public static @Nullable Operation resumeRequest(@Nullable Object request) {
    return request instanceof Operation ? recorder.resumeRequest((Operation) request) : null;
  }

  /** This thread leaves a request that stays open: asynchronous processing has started. */
  public static void suspendRequest(@Nullable Object request) {
    if (request instanceof Operation) {
      recorder.suspendRequest((Operation) request);
    }
  }

  /** Ends a request, from any thread; what comes after the first end is ignored. */
  public static void endRequest(@Nullable Object request, int status, @Nullable Throwable error) {
    if (request instanceof Operation) {
      recorder.endRequest((Operation) request, status, error);
    }
  }

  /**
   * Names the route of this thread's request. The highest rank wins; of equal ranks the last.
   * Framework templates have rank 2, mappings of the container rank 1.
   */
  public static void route(@Nullable String template, int rank) {
    if (template != null) {
      recorder.route(template, rank);
    }
  }

  // Outgoing calls

  /** Opens an outgoing HTTP call; end it with its status as the count. */
  public static @Nullable Operation beginCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return recorder.beginCall(method, scheme, host, port, url);
  }

  /**
   * Lets the thread go on while a call is under way: the returned operation may be ended by any
   * thread. The one given here is over for this thread.
   */
  public static @Nullable Operation detach(@Nullable Operation call) {
    return call == null ? null : recorder.detach(call);
  }

  /** The value of this propagation header for a call, or null when it is not to be sent. */
  public static @Nullable String header(@Nullable Operation call, String name) {
    return call == null ? null : recorder.header(call, name);
  }

  // JDBC: statements, connections and result sets are passed as objects, because java.sql is not
  // visible from the boot loader

  public static void connected(@Nullable Object connection, String url) {
    if (connection != null) {
      recorder.connected(connection, url);
    }
  }

  /** Opens a physical connect, also inside an acquisition. */
  public static @Nullable Operation beginConnect(String url) {
    return recorder.beginConnect(url);
  }

  public static @Nullable Operation beginAcquire(Object source, @Nullable String pool) {
    return recorder.beginAcquire(source, pool);
  }

  public static void endAcquire(
      @Nullable Operation acquire, @Nullable Object connection, @Nullable Throwable error) {
    if (acquire != null) {
      recorder.endAcquire(acquire, connection, error);
    }
  }

  /** A connection went back to its pool. */
  public static void released(Object connection) {
    recorder.released(connection);
  }

  /** A connection made a statement; without SQL where it comes at execution. */
  public static void prepared(Object connection, @Nullable String sql, @Nullable Object statement) {
    if (statement != null) {
      recorder.prepared(connection, sql, statement);
    }
  }

  /** One operation was added to a statement's batch; with SQL when the statement has none. */
  public static void batched(Object statement, @Nullable String sql) {
    recorder.batched(statement, sql);
  }

  /** Opens an execution; without SQL when the statement was prepared with it. */
  public static @Nullable Operation beginStatement(Object statement, @Nullable String sql) {
    return recorder.beginStatement(statement, sql);
  }

  public static @Nullable Operation beginBatch(Object statement) {
    return recorder.beginBatch(statement);
  }

  /** Ends an execution with what it returned: a result set, a count, counts, or nothing known. */
  public static void endStatement(
      @Nullable Operation operation,
      Object statement,
      @Nullable Object result,
      @Nullable Throwable error) {
    if (operation != null) {
      recorder.endStatement(operation, statement, result, error);
    }
  }

  /** A statement handed out a result set. */
  public static void opened(Object statement, @Nullable Object resultSet) {
    if (resultSet != null) {
      recorder.opened(statement, resultSet);
    }
  }

  /** Opens one step of reading rows; end it with count 1 when there was a row, else 0. */
  public static @Nullable Operation beginFetch(Object resultSet) {
    return recorder.beginFetch(resultSet);
  }

  public static @Nullable Operation beginCommit(Object connection, boolean rollback) {
    return recorder.beginCommit(connection, rollback);
  }

  // Pools

  /** A connection pool exists; its gauges are polled through its public getters. */
  public static void pool(Object pool, String name, String library) {
    recorder.pool(pool, name, library);
  }

  public static void poolTimeout(Object pool) {
    recorder.poolTimeout(pool);
  }

  // Tasks

  /** A task was handed over; the context of this thread travels with it. */
  public static void submitted(@Nullable Object executor, @Nullable Object task) {
    if (task != null) {
      recorder.submitted(executor, task, 0);
    }
  }

  /** As {@link #submitted}, for a task that is to start later: the delay is not queueing. */
  public static void scheduled(@Nullable Object executor, @Nullable Object task) {
    if (task instanceof Delayed) {
      recorder.scheduled(executor, (Delayed) task);
    }
  }

  /** A task was given to a timer, to start at this time of {@code System.currentTimeMillis}. */
  public static void timed(
      Object timer, @Nullable Object task, long startMillis, long periodMillis) {
    if (task != null) {
      recorder.timed(timer, task, startMillis, periodMillis);
    }
  }

  /** A part of this thread's work was offered to others: nothing but its context travels. */
  public static void forked(Object task) {
    recorder.forked(task);
  }

  /** A thread is about to start; {@code container} is what it is started for, if anything. */
  public static void starting(Thread thread, @Nullable Object container) {
    recorder.starting(thread, container);
  }

  /**
   * Until {@link #endStarting}, the threads that this thread starts are those of a pool, which
   * outlive what happens to start them; with an executor they are its tasks.
   */
  public static @Nullable Operation beginStarting(@Nullable Object executor) {
    return recorder.beginStarting(executor);
  }

  public static void endStarting(@Nullable Operation starting) {
    if (starting != null) {
      recorder.endStarting(starting);
    }
  }

  /** An executor turned a task down; what its handler does with it is not known yet. */
  public static void rejected(@Nullable Object executor, @Nullable Object task) {
    if (task != null) {
      recorder.rejected(executor, task);
    }
  }

  /** The hand-over of a task threw; that it was turned down is one of the reasons. */
  public static void refused(
      @Nullable Object executor, @Nullable Object task, @Nullable Throwable error) {
    if (task != null && error != null) {
      recorder.refused(executor, task, error);
    }
  }

  /** A task left its queue without running. */
  public static void withdrawn(@Nullable Object task) {
    if (task != null) {
      recorder.withdrawn(task);
    }
  }

  /** As {@link #withdrawn}, if it did. */
  public static void withdrawn(@Nullable Object task, boolean withdrawn) {
    if (withdrawn) {
      withdrawn(task);
    }
  }

  /** As {@link #withdrawn(Object)} for each of them. */
  public static void allWithdrawn(@Nullable List<?> tasks) {
    if (tasks != null) {
      for (Object task : tasks) {
        withdrawn(task);
      }
    }
  }

  public static @Nullable Operation beginTask(@Nullable Object task) {
    return task == null ? null : recorder.beginTask(task);
  }

  /** As {@link #beginTask}, for a task that runs again and again without being handed over. */
  public static @Nullable Operation beginRepeated(Object task) {
    return recorder.beginRepeated(task);
  }

  public static void endTask(@Nullable Operation task, @Nullable Throwable error) {
    if (task != null) {
      recorder.endTask(task, error);
    }
  }

  /** A worker thread took a task and runs it until it comes back: see {@link #returned}. */
  public static void taken(@Nullable Object task) {
    if (task != null) {
      recorder.taken(task);
    }
  }

  /** A worker thread is back from the task that it took, if it took one. */
  public static void returned(@Nullable Throwable error) {
    recorder.returned(error);
  }

  // Waits for tasks

  /** Opens a wait for this future, latch or thread; null where it would not block. */
  public static @Nullable Operation beginJoin(@Nullable Object awaited) {
    return recorder.beginJoin(awaited);
  }

  /** A future was completed by this thread: what waits for it waited for this thread. */
  public static void completed(Object future) {
    recorder.completed(future);
  }

  // Class loading

  /**
   * The type of ours with this name, for class loaders that do not ask the boot loader; null when
   * it is none of ours.
   */
  public static @Nullable Class<?> bootstrapType(@Nullable String name) {
    return name != null && name.startsWith(PACKAGE) ? typeOrNull(name) : null;
  }

  private static @Nullable Class<?> typeOrNull(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException notOurs) {
      return null;
    }
  }

  // Correlation, for logging frameworks

  /** The trace id of this thread's request in lower-case hex, or null. */
  public static @Nullable String traceId() {
    return recorder.traceId();
  }

  public static @Nullable String spanId() {
    return recorder.spanId();
  }

  public static @Nullable String traceFlags() {
    return recorder.traceFlags();
  }
}
