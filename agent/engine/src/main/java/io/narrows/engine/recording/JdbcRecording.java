package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Statements as they were called. A statement carries its {@link Query}, or its {@link Database}
 * where the text comes at execution, or its {@link Batch}. Proxies of pools are seen around the
 * driver's own objects: the outer operation is the one recorded, and learns from the inner what
 * only the driver knows. What a driver does inside a call of its own is part of that call.
 */
final class JdbcRecording {
  // The detail of a statement that was prepared and not yet executed.
  static final String PREPARE = "PREPARE";

  // Shorter than this it was no round trip: a call that only might be one is then not recorded.
  // (ours; a round trip on loopback takes 60 µs and more)
  static final long ROUND_TRIP_NANOS = 50_000;

  private final Recording recording;
  private final Attachments attachments;
  private final ConnectionRecording connections;
  private final FetchRecording fetches;
  private final QueryCache queries = new QueryCache();

  JdbcRecording(
      Recording recording,
      Attachments attachments,
      ConnectionRecording connections,
      FetchRecording fetches) {
    this.recording = recording;
    this.attachments = attachments;
    this.connections = connections;
    this.fetches = fetches;
  }

  // Making statements

  @Nullable Operation beginPrepare(Object connection, @Nullable String sql) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return null;
    }
    worker.jdbc().made = null;
    Slice slice = openSlice(worker);
    if (sql == null || slice == null || isInDatabaseCall(slice)) {
      return null;
    }
    Slice.Mark mark = recording.push(worker, Kind.DB_EXEC, null);
    if (mark != null) {
      mark.slice.detail(mark.index, PREPARE);
    }
    return mark;
  }

  void endPrepare(
      @Nullable Operation operation,
      Object connection,
      @Nullable String sql,
      @Nullable Object statement,
      @Nullable Throwable error) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return;
    }
    Database database =
        statement == null ? connections.known(connection) : connections.of(worker, connection);
    Object known = sql == null ? database : queries.of(sql, database);
    if (statement != null && known != null) {
      attachments.set(statement, known);
    }
    if (operation instanceof Slice.Mark) {
      prepared((Slice.Mark) operation, (Query) known, error);
    } else if (error != null && sql != null && !isInDatabaseCall(worker.current)) {
      Slice.Mark failed = recording.push(worker, Kind.DB_EXEC, known);
      if (failed != null) {
        fail(failed, database, error);
        recording.end(failed, -1, null);
      }
    }
  }

  /**
   * The time of a prepare that took a round trip belongs to the execution that follows; until one
   * does it is no execution, and where none does it remains the application's.
   */
  private void prepared(Slice.Mark mark, @Nullable Query query, @Nullable Throwable error) {
    Slice slice = mark.slice;
    slice.signature(mark.index, query);
    if (error != null) {
      slice.detail(mark.index, null);
      fail(mark, query == null ? null : query.database(), error);
    } else if (slice.size() > mark.index + 1) {
      // A connection that is borrowed as late as this: its wait is an operation of its own.
      slice.detail(mark.index, null);
      slice.kind(mark.index, Kind.APP);
    } else {
      long now = recording.nanos();
      if (now - slice.startNanos(mark.index) < ROUND_TRIP_NANOS) {
        recording.withdraw(mark, now);
        return;
      }
      slice.kind(mark.index, Kind.APP);
    }
    recording.end(mark, -1, null);
  }

  // Values: only of statements that were repeated in a request, and never the value itself

  void bound(Object statement, int index, long hash) {
    Object known = attachments.get(statement);
    if (known instanceof Query && ((Query) known).isWatched()) {
      recording.worker().jdbc().bound().set(statement, index, hash);
    }
  }

  // Batches: no thread is asked for, so that adding to one costs next to nothing

  void batched(Object statement, @Nullable String sql) {
    Object known = attachments.get(statement);
    Batch batch = known instanceof Batch ? (Batch) known : new Batch(known);
    if (sql == null) {
      batch.add(queryOf(known));
    } else {
      batch.add(queries.of(sql, databaseOf(known)));
    }
    if (batch != known) {
      attachments.set(statement, batch);
    }
  }

  /** The batch is gone; the statement carries again what it carried before. */
  void unbatched(Object statement) {
    Object known = attachments.get(statement);
    if (known instanceof Batch) {
      attachments.set(statement, ((Batch) known).statement);
    }
  }

  // Executions

  @Nullable Operation beginStatement(Object statement, @Nullable String sql) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return null;
    }
    Object known = attachments.get(statement);
    Query query = sql == null ? queryOf(known) : queries.of(sql, databaseOf(known));
    Slice.Mark mark = begin(worker, query);
    boolean isExecution = mark != null && !ConnectionRecording.isCheck(mark);
    if (isExecution && sql == null && query != null && query.isWatched()) {
      mark.slice.extra(mark.index, worker.jdbc().bound().hash(statement));
    }
    return mark;
  }

  @Nullable Operation beginBatch(Object statement) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return null;
    }
    Object known = attachments.get(statement);
    Batch batch = known instanceof Batch ? (Batch) known : new Batch(known);
    unbatched(statement);
    Query query = batch.size() == 0 ? queryOf(known) : batch.first();
    Slice.Mark mark = begin(worker, query);
    if (mark != null && !ConnectionRecording.isCheck(mark) && batch.size() != 1) {
      mark.slice.detail(mark.index, batch);
    }
    return mark;
  }

  private Slice.@Nullable Mark begin(Worker worker, @Nullable Query query) {
    fetches.settle(worker);
    Slice slice = worker.current;
    if (slice == null) {
      return recording.push(worker, Kind.DB_EXEC, query);
    }
    if (ConnectionRecording.isBorrowing(worker, slice)) {
      return recording.push(worker, Kind.DB_ACQUIRE, query == null ? Check.UNKNOWN : query);
    }
    if (isInDatabaseCall(slice)) {
      enrich(slice, query);
      return null;
    }
    int last = slice.size() - 1;
    if (slice.detail(last) == PREPARE && query != null) {
      int index = slice.reopen(Kind.APP, query, recording.nanos());
      if (index >= 0) {
        slice.detail(index, null);
        slice.kind(index, Kind.DB_EXEC);
        return slice.mark(index);
      }
    }
    return recording.push(worker, Kind.DB_EXEC, query);
  }

  /** The driver's statement runs inside its proxy's: the outer operation learns the database. */
  private static void enrich(Slice slice, @Nullable Query query) {
    int top = slice.top();
    if (query == null || query.database() == null || slice.kind(top) != Kind.DB_EXEC) {
      return;
    }
    Object known = slice.signature(top);
    if (known == null || known instanceof Query && ((Query) known).database() == null) {
      slice.signature(top, query);
    }
  }

  void endStatement(
      Slice.Mark mark, Object statement, @Nullable Object resultSet, @Nullable Throwable error) {
    if (ConnectionRecording.isCheck(mark)) {
      connections.endCheck(mark);
      return;
    }
    Query query = learn(mark, statement);
    if (error != null) {
      fail(mark, query == null ? null : query.database(), error);
    } else if (resultSet != null) {
      fetches.executed(resultSet, query, mark);
    }
    recording.end(mark, -1, null);
  }

  void endUpdate(Slice.Mark mark, Object statement, long count, @Nullable Throwable error) {
    if (error == null && !ConnectionRecording.isCheck(mark)) {
      Execution.updated(mark.slice, mark.index, count);
      askWhoCommits(mark, statement);
    }
    endStatement(mark, statement, null, error);
  }

  private void askWhoCommits(Slice.Mark mark, Object statement) {
    if (mark.slice.signature(mark.index) instanceof Query query && query.isToAsk()) {
      Worker worker = recording.worker();
      worker.muted = true;
      try {
        query.commitsItself(JdbcFacts.commitsItself(statement));
      } finally {
        worker.muted = false;
      }
    }
  }

  void endBatch(
      Slice.Mark mark, Object statement, @Nullable Object counts, @Nullable Throwable error) {
    endUpdate(mark, statement, error == null ? sum(counts) : -1, error);
  }

  /** Rows changed; drivers say -2 where they do not know, and then nobody does. */
  private static long sum(@Nullable Object counts) {
    long sum = 0;
    if (counts instanceof int[]) {
      for (int count : (int[]) counts) {
        if (count < 0) {
          return -1;
        }
        sum += count;
      }
    } else if (counts instanceof long[]) {
      for (long count : (long[]) counts) {
        if (count < 0) {
          return -1;
        }
        sum += count;
      }
    }
    return sum;
  }

  /** What the driver's own statement told, for the executions to come. */
  private @Nullable Query learn(Slice.Mark mark, Object statement) {
    Object signature = mark.slice.signature(mark.index);
    if (!(signature instanceof Query)) {
      return null;
    }
    Query query = (Query) signature;
    Object known = attachments.get(statement);
    if (query.database() != null && databaseOf(known) == null) {
      if (known instanceof Query && ((Query) known).sql().equals(query.sql())) {
        attachments.set(statement, query);
      } else if (known == null) {
        attachments.set(statement, query.database());
      }
    }
    return query;
  }

  private static void fail(Slice.Mark mark, @Nullable Database database, Throwable error) {
    mark.slice.error(mark.index, SqlErrors.type(error, database));
  }

  // What an execution left to be asked for

  void updated(Object statement, long count) {
    Worker worker = recording.worker();
    Slice slice = worker.current;
    if (slice == null || worker.muted || count < 0) {
      return;
    }
    int execution = lastOf(slice, queryOf(attachments.get(statement)));
    if (execution >= 0 && slice.count(execution) == -1) {
      Execution.updated(slice, execution, count);
    }
  }

  void opened(Object statement, Object resultSet, boolean keys) {
    Worker worker = recording.worker();
    if (worker.muted || attachments.get(resultSet) instanceof Cursor) {
      return;
    }
    Query query = queryOf(attachments.get(statement));
    Slice slice = openSlice(worker);
    if (slice != null && isInDatabaseCall(slice)) {
      return;
    }
    int execution = slice == null || keys ? -1 : lastOf(slice, query);
    if (query == null && slice != null && execution >= 0) {
      query = (Query) slice.signature(execution);
    }
    fetches.opened(worker, resultSet, query, slice, execution, keys);
  }

  /** The last execution, where it was of this query; of any where the statement does not know. */
  private static int lastOf(Slice slice, @Nullable Query query) {
    for (int i = slice.size() - 1; i > 0; i--) {
      if (slice.kind(i) == Kind.DB_EXEC) {
        Object signature = slice.signature(i);
        return signature instanceof Query && (query == null || signature == query) ? i : -1;
      }
    }
    return -1;
  }

  // Transactions

  @Nullable Operation beginCommit(Object connection, String step) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return null;
    }
    fetches.settle(worker);
    Slice slice = openSlice(worker);
    if (slice == null ? mayBeLocal(step) : isInDatabaseCall(slice)) {
      return null;
    }
    Slice.Mark mark = recording.push(worker, Kind.DB_COMMIT, connections.known(connection));
    if (mark != null) {
      mark.slice.detail(mark.index, step);
    }
    return mark;
  }

  void endCommit(Slice.Mark mark, @Nullable Throwable error) {
    Slice slice = mark.slice;
    Object step = slice.detail(mark.index);
    if (error != null) {
      Object database = slice.signature(mark.index);
      fail(mark, database instanceof Database ? (Database) database : null, error);
    } else if (step instanceof String && mayBeLocal((String) step)) {
      long now = recording.nanos();
      if (now - slice.startNanos(mark.index) < ROUND_TRIP_NANOS) {
        recording.withdraw(mark, now);
        return;
      }
    }
    recording.end(mark, -1, null);
  }

  private static boolean mayBeLocal(String step) {
    return !step.equals("COMMIT") && !step.equals("ROLLBACK");
  }

  // What is attached

  /** The slice that an operation would be in; null where it would be a root of its own. */
  private static @Nullable Slice openSlice(Worker worker) {
    Slice slice = worker.current;
    return slice != null && !(slice.top() == 0 && slice.request().hasEnded()) ? slice : null;
  }

  /** Inside a call of a driver or a pool everything is part of that call. */
  static boolean isInDatabaseCall(@Nullable Slice slice) {
    if (slice == null) {
      return false;
    }
    switch (slice.kind(slice.top())) {
      case DB_ACQUIRE, DB_EXEC, DB_FETCH, DB_COMMIT:
        return true;
      default:
        return false;
    }
  }

  private static @Nullable Query queryOf(@Nullable Object attached) {
    Object known = attached instanceof Batch ? ((Batch) attached).statement : attached;
    return known instanceof Query ? (Query) known : null;
  }

  private static @Nullable Database databaseOf(@Nullable Object attached) {
    Object known = attached instanceof Batch ? ((Batch) attached).statement : attached;
    if (known instanceof Database) {
      return (Database) known;
    }
    Query query = queryOf(known);
    return query == null ? null : query.database();
  }
}
