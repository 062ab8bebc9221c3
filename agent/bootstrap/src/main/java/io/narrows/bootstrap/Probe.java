package io.narrows.bootstrap;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Delayed;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The doors that woven code walks through: static, null-tolerant, and closed (nothing happens)
 * until a {@link Recorder} is installed. Advice calls one of these on entry and one on exit, and
 * does nothing else.
 */
public final class Probe {
  private static final String PACKAGE = "io.narrows.bootstrap.";
  private static final BiPredicate<String, String> ANY_HEADER = new AnyHeader();

  private static volatile Recorder recorder = Recorder.NOOP;

  // Longer arrays are no keys.
  private static final int KEY_BYTES = 64;

  // Not volatile: it is read for each value that is set, and a moment later is soon enough.
  private static boolean binds;
  private static volatile boolean readsB3;

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

  /** The server request that this thread works for, or null. */
  public static @Nullable Operation request() {
    return recorder.request();
  }

  /** As {@link #request}, null where its container tells its end: nobody else needs to look. */
  public static @Nullable Operation unfollowedRequest() {
    return recorder.unfollowedRequest();
  }

  /** This thread goes on with a request that another began; leave it with {@link #leaveRequest}. */
  public static @Nullable Operation resumeRequest(@Nullable Object request) {
    return request instanceof Operation ? recorder.resumeRequest((Operation) request) : null;
  }

  /** This thread leaves a request: for good, or while it stays open for asynchronous processing. */
  public static void leaveRequest(
      @Nullable Operation request, boolean staysOpen, int status, @Nullable Throwable error) {
    if (request != null && staysOpen) {
      recorder.suspendRequest(request);
    } else if (request != null) {
      recorder.endRequest(request, status, error);
    }
  }

  /**
   * A filter or a servlet is left. The outermost of them leaves its request, where it is not for
   * the container to say what ends it; an error that leaves any of them is known to the request.
   */
  public static void leaveServlet(
      @Nullable Operation request, boolean staysOpen, int status, @Nullable Throwable error) {
    failed(error);
    if (request != null) {
      leaveRequest(request, staysOpen || recorder.isFollowed(request), status, error);
    }
  }

  /** This thread leaves a request that stays open. */
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

  /** The status that a request's response was begun with, for an end that does not know it. */
  public static void responded(@Nullable Object request, int status) {
    if (request instanceof Operation) {
      recorder.responded((Operation) request, status);
    }
  }

  /** An error passes through this thread's request; it may yet be turned into a response. */
  public static void failed(@Nullable Throwable error) {
    if (error != null) {
      recorder.failed(error);
    }
  }

  /** The container leaves this thread's request: it ends if it failed, else it stays open. */
  public static void unwound() {
    recorder.unwound();
  }

  /** Ties a request to the container's own object for it, to be found by {@link #carried}. */
  public static void carry(@Nullable Object carrier, @Nullable Operation request) {
    if (carrier != null && request != null) {
      recorder.carry(carrier, request);
    }
  }

  /** The request that is tied to this object, or null. */
  public static @Nullable Operation carried(@Nullable Object carrier) {
    return carrier == null ? null : recorder.carried(carrier);
  }

  /** An {@code AsyncListener} of the application's own type that ends this request. */
  public static Object asyncListener(Class<?> type, @Nullable Operation request) {
    return AsyncEnd.listener(type, request);
  }

  /**
   * Names the route of this thread's request. The highest rank wins; of equal ranks the first,
   * which is what the client asked for. Framework templates have rank 2, mappings of the container
   * rank 1.
   *
   * @param context the path of the application, or null
   * @param prefix what the template is relative to inside the application, or null
   */
  public static void route(
      @Nullable String context, @Nullable String prefix, @Nullable Object template, int rank) {
    if (template instanceof String) {
      recorder.route(joined(context, joined(prefix, (String) template)), rank);
    }
  }

  private static String joined(@Nullable String before, String after) {
    boolean isEmpty = before == null || before.isEmpty();
    return isEmpty ? after : before.concat(after);
  }

  /** Whether this thread's request has a route, or nobody records: look before asking for one. */
  public static boolean isRouted() {
    return recorder.isRouted();
  }

  /** Names what a request's servlet is mapped to, as a route of rank 1. */
  public static void mapped(@Nullable String context, @Nullable String pattern) {
    if (pattern != null) {
      route(context, pattern.startsWith("/") ? null : "/", pattern.equals("/") ? "/*" : pattern, 1);
    }
  }

  /** Whether the B3 headers of requests are to be read. */
  public static boolean readsB3() {
    return readsB3;
  }

  /** Says whether the B3 headers of requests are to be read. */
  public static void readB3(boolean wanted) {
    readsB3 = wanted;
  }

  // Outgoing calls

  /** Opens an outgoing HTTP call for which this thread waits; end it with its status as count. */
  public static @Nullable Operation beginCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return recorder.beginCall(method, scheme, host, port, url);
  }

  /** Opens an outgoing HTTP call beside which this thread goes on after {@link #sent}. */
  public static @Nullable Operation startCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return recorder.startCall(method, scheme, host, port, url);
  }

  /** A call is on its way and ends with this future, or it could not be sent. */
  public static void sent(
      @Nullable Operation call, @Nullable Object future, @Nullable Throwable error) {
    if (call != null) {
      recorder.sent(call, future, error);
    }
  }

  /** The client made this object for the call that this thread is sending. */
  public static void exchange(Object exchange) {
    recorder.exchange(exchange);
  }

  /** The response headers of a call are there; what follows is its body. */
  public static void headersArrived(@Nullable Object exchange) {
    if (exchange != null) {
      recorder.headersArrived(exchange);
    }
  }

  /** The headers of the call that this thread is sending, with those that carry its trace. */
  public static Map<String, List<String>> headers(Map<String, List<String>> given) {
    return recorder.headers(given);
  }

  /** Accepts every header. */
  public static BiPredicate<String, String> anyHeader() {
    return ANY_HEADER;
  }

  /**
   * An outgoing call is over, with what its bodies measure.
   *
   * @param status of the response; less than 1 where there was none
   * @param protocol as the client calls it, for example {@code HTTP_1_1}; null without a response
   * @param sentBytes of the request's body; -1 when unknown
   * @param headers of the response, or null
   * @param body of the response as it was handed over, or null
   */
  public static void endCall(
      @Nullable Operation call,
      int status,
      @Nullable String protocol,
      long sentBytes,
      @Nullable Map<String, List<String>> headers,
      @Nullable Object body,
      @Nullable Throwable error) {
    if (call != null) {
      recorder.endCall(call, status, protocol, sentBytes, headers, body, error);
    }
  }

  /** A method of a connection runs that connects, or that waits for the response. */
  public static @Nullable Operation beginStep(
      HttpURLConnection connection, boolean awaitsResponse) {
    return recorder.beginStep(connection, awaitsResponse);
  }

  public static void endStep(
      @Nullable Operation step,
      int status,
      String method,
      long receivedBytes,
      @Nullable Throwable error) {
    if (step != null) {
      recorder.endStep(step, status, method, receivedBytes, error);
    }
  }

  /** What this thread submits and starts until it leaves is a library's own affair. */
  public static void enterLibrary() {
    recorder.library(1);
  }

  public static void leaveLibrary() {
    recorder.library(-1);
  }

  // JDBC: statements, connections and result sets are passed as objects, because java.sql is not
  // visible from the boot loader

  /** Opens a physical connect, also inside an acquisition. */
  public static @Nullable Operation beginConnect() {
    return recorder.beginConnect();
  }

  /** Ends it; a driver that has nothing to do with the URL returns neither of the two. */
  public static void endConnect(
      @Nullable Operation connect,
      @Nullable Object connection,
      @Nullable String url,
      @Nullable Throwable error) {
    recorder.endConnect(connect, connection, url, error);
  }

  /** Opens the wait for a connection; data sources around one another are one wait. */
  public static @Nullable Operation beginAcquire(Object dataSource) {
    return recorder.beginAcquire(dataSource);
  }

  public static void endAcquire(
      @Nullable Operation acquire,
      Object dataSource,
      @Nullable Object connection,
      @Nullable Throwable error) {
    recorder.endAcquire(acquire, dataSource, connection, error);
  }

  /** A connection is asked whether it still works; null where no pool does so for a borrow. */
  public static @Nullable Operation beginCheck() {
    return recorder.beginCheck();
  }

  public static void endCheck(@Nullable Operation check) {
    if (check != null) {
      recorder.endCheck(check);
    }
  }

  /** A connection is being closed; null when it is not a pool's. */
  public static @Nullable Operation beginRelease(Object connection) {
    return recorder.beginRelease(connection);
  }

  /** A connection makes a statement; without SQL where it comes at execution. */
  public static @Nullable Operation beginPrepare(Object connection, @Nullable String sql) {
    return recorder.beginPrepare(connection, sql);
  }

  public static void endPrepare(
      @Nullable Operation prepare,
      Object connection,
      @Nullable String sql,
      @Nullable Object statement,
      @Nullable Throwable error) {
    recorder.endPrepare(prepare, connection, sql, statement, error);
  }

  /** Switches whether the values of repeated statements are told apart. */
  public static void tellBindsApart(boolean on) {
    binds = on;
  }

  /** A value was set on a statement: what leaves here is a hash, and it stays in this process. */
  public static void bound(Object statement, int index, long value) {
    if (binds) {
      recorder.bound(statement, index, value);
    }
  }

  public static void bound(Object statement, int index, boolean value) {
    if (binds) {
      recorder.bound(statement, index, value ? 1 : 2);
    }
  }

  public static void bound(Object statement, int index, double value) {
    if (binds) {
      recorder.bound(statement, index, Double.doubleToLongBits(value));
    }
  }

  /** Only values of the JDK are asked for their hash; of others each is taken for another. */
  public static void bound(Object statement, int index, @Nullable Object value) {
    if (binds) {
      recorder.bound(statement, index, hash(value));
    }
  }

  private static long hash(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof byte[] && ((byte[]) value).length <= KEY_BYTES) {
      return java.util.Arrays.hashCode((byte[]) value);
    }
    boolean ofJdk = value.getClass().getName().startsWith("java.");
    return ofJdk ? value.hashCode() : System.identityHashCode(value);
  }

  /** One operation was added to a statement's batch; with SQL when the statement has none. */
  public static void batched(Object statement, @Nullable String sql) {
    recorder.batched(statement, sql);
  }

  public static void unbatched(Object statement) {
    recorder.unbatched(statement);
  }

  /** Opens an execution; without SQL when the statement was prepared with it. */
  public static @Nullable Operation beginStatement(Object statement, @Nullable String sql) {
    return recorder.beginStatement(statement, sql);
  }

  public static @Nullable Operation beginBatch(Object statement) {
    return recorder.beginBatch(statement);
  }

  /** Ends an execution with its result set, where it returned one. */
  public static void endStatement(
      @Nullable Operation operation,
      Object statement,
      @Nullable Object resultSet,
      @Nullable Throwable error) {
    if (operation != null) {
      recorder.endStatement(operation, statement, resultSet, error);
    }
  }

  /** Ends an execution with the number of rows that it changed. */
  public static void endUpdate(
      @Nullable Operation operation, Object statement, long count, @Nullable Throwable error) {
    if (operation != null) {
      recorder.endUpdate(operation, statement, count, error);
    }
  }

  /** Ends a batch with its array of numbers of rows. */
  public static void endBatch(
      @Nullable Operation operation,
      Object statement,
      @Nullable Object counts,
      @Nullable Throwable error) {
    if (operation != null) {
      recorder.endBatch(operation, statement, counts, error);
    }
  }

  /** A statement was asked how many rows its last execution changed. */
  public static void updated(Object statement, long count) {
    recorder.updated(statement, count);
  }

  /** A statement was asked for the result set, or the generated keys, of its last execution. */
  public static void opened(Object statement, @Nullable Object resultSet, boolean keys) {
    if (resultSet != null) {
      recorder.opened(statement, resultSet, keys);
    }
  }

  /** Opens one step of reading rows. */
  public static @Nullable Operation beginFetch(Object resultSet) {
    return recorder.beginFetch(resultSet);
  }

  public static void endFetch(
      @Nullable Operation fetch, Object resultSet, boolean row, @Nullable Throwable error) {
    if (fetch != null) {
      recorder.endFetch(fetch, resultSet, row, error);
    }
  }

  /** Opens the closing of a result set, which may read what is left of it. */
  public static @Nullable Operation beginClose(Object resultSet) {
    return recorder.beginClose(resultSet);
  }

  /** Opens a step of a transaction: COMMIT, ROLLBACK, SAVEPOINT or AUTOCOMMIT. */
  public static @Nullable Operation beginCommit(Object connection, String step) {
    return recorder.beginCommit(connection, step);
  }

  public static void endCommit(@Nullable Operation commit, @Nullable Throwable error) {
    if (commit != null) {
      recorder.endCommit(commit, error);
    }
  }

  // Pools

  /**
   * A connection pool was made.
   *
   * @param settings what it was made of: where it is a data source, that is what is asked
   * @param feeder the data source that it makes its connections with, or null
   * @param library the name of its library
   */
  public static void pool(Object pool, Object settings, @Nullable Object feeder, String library) {
    recorder.pool(pool, settings, feeder, library);
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

  /** Ties the trace of this thread's request to a log event, for {@link #correlated}. */
  public static void logged(Object event) {
    recorder.logged(event);
  }

  /** The context of a log event with its trace, or as it is where it has none. */
  public static Map<String, String> correlated(Object event, Map<String, String> context) {
    return recorder.correlated(event, context);
  }

  /** The context of a log event that this thread makes, with its trace. */
  public static Map<String, String> correlated(Map<String, String> context) {
    return recorder.correlated(context);
  }
}
