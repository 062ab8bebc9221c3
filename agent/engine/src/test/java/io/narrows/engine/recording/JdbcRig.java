package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachable;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks through the doors of JDBC as a driver, or a pool around one, makes an application do. */
final class JdbcRig {
  static final long ROUND_TRIP = 100_000;

  final Recorded recorded = new Recorded();
  final StackRecorder recorder = recorded.recorder;
  final List<String> operations = new ArrayList<>();
  private final Holds holds = new Holds();
  private @Nullable Operation request;

  JdbcRig() {
    recorded.onRequest(this::copy);
  }

  /** One line per database operation: kind, signature, self time, and what else is known. */
  private void copy(Request request) {
    for (Slice slice : request.slices()) {
      holds.slice(slice);
      for (int i = 1; i < slice.size(); i++) {
        operations.add(line(slice, i));
      }
    }
  }

  private static String line(Slice slice, int i) {
    StringBuilder line = new StringBuilder();
    line.append(slice.kind(i)).append(' ').append(name(slice.signature(i)));
    line.append(' ').append(slice.selfNanos(i));
    if (slice.kind(i) == Kind.DB_EXEC) {
      append(line, " rows ", Execution.returnedRows(slice, i));
      append(line, " updated ", Execution.updatedRows(slice, i));
      Batch batch = Execution.batch(slice, i);
      line.append(batch == null ? "" : " batch " + batch.size());
    } else if (slice.kind(i) == Kind.DB_FETCH) {
      append(line, " rows ", Fetch.returnedRows(slice, i));
    } else if (slice.kind(i) == Kind.DB_COMMIT) {
      line.append(' ').append(slice.detail(i));
    }
    line.append(slice.error(i) == null ? "" : " " + slice.error(i));
    return line.toString();
  }

  private static void append(StringBuilder line, String what, long count) {
    if (count >= 0) {
      line.append(what).append(count);
    }
  }

  private static String name(@Nullable Object signature) {
    if (signature instanceof Query) {
      Database database = ((Query) signature).database();
      return ((Query) signature).sql() + "@" + (database == null ? "?" : name(database));
    }
    if (signature instanceof Database) {
      return ((Database) signature).system();
    }
    return signature instanceof PoolStats
        ? ((PoolStats) signature).libraryName()
        : String.valueOf(signature);
  }

  void beginRequest() {
    request = recorded.beginRequest("GET", "/");
  }

  /** Ends the request and returns its operations, and those of all that ended before. */
  List<String> endRequest() {
    recorder.endRequest(Objects.requireNonNull(request), 200, null);
    return drained();
  }

  List<String> drained() {
    recorded.drain();
    return operations;
  }

  void pass(long nanos) {
    recorded.clock.advance(nanos);
  }

  /** A driver's connection to this URL. */
  Thing connect(String url) {
    Thing connection = new Thing();
    Operation operation = recorder.beginConnect();
    pass(1000);
    recorder.endConnect(operation, connection, url, null);
    return connection;
  }

  /** One that was connected while nobody watched, to this database. */
  Thing connected(String url) {
    Thing connection = new Thing();
    recorder.endConnect(null, connection, url, null);
    return connection;
  }

  Thing prepare(Object connection, String sql, long nanos) {
    Thing statement = new Thing();
    Operation operation = recorder.beginPrepare(connection, sql);
    pass(nanos);
    recorder.endPrepare(operation, connection, sql, statement, null);
    return statement;
  }

  /** As a pool's connection does it, around the driver's own. */
  Thing prepareThrough(Object proxy, Object connection, String sql) {
    Operation operation = recorder.beginPrepare(proxy, sql);
    prepare(connection, sql, 10);
    Thing statement = new Thing();
    recorder.endPrepare(operation, proxy, sql, statement, null);
    return statement;
  }

  Thing statement(Object connection) {
    Thing statement = new Thing();
    Operation operation = recorder.beginPrepare(connection, null);
    recorder.endPrepare(operation, connection, null, statement, null);
    return statement;
  }

  Thing query(Object statement, @Nullable String sql, long nanos) {
    Thing rows = new Thing();
    Operation operation = recorder.beginStatement(statement, sql);
    pass(nanos);
    end(operation, statement, rows);
    return rows;
  }

  void end(@Nullable Operation operation, Object statement, @Nullable Object rows) {
    if (operation != null) {
      recorder.endStatement(operation, statement, rows, null);
    }
  }

  void update(Object statement, @Nullable String sql, long nanos, long count) {
    Operation operation = recorder.beginStatement(statement, sql);
    pass(nanos);
    if (operation != null) {
      recorder.endUpdate(operation, statement, count, null);
    }
  }

  void fail(Object statement, @Nullable String sql, Throwable error) {
    Operation operation = recorder.beginStatement(statement, sql);
    if (operation != null) {
      recorder.endStatement(operation, statement, null, error);
    }
  }

  boolean next(Object rows, long nanos, boolean row) {
    Operation operation = recorder.beginFetch(rows);
    pass(nanos);
    if (operation != null) {
      recorder.endFetch(operation, rows, row, null);
    }
    return operation != null;
  }

  /** Reads this many rows and meets the end. */
  void read(Object rows, int count, long nanosEach) {
    for (int i = 0; i < count; i++) {
      next(rows, nanosEach, true);
    }
    next(rows, nanosEach, false);
  }

  void close(Object rows, long nanos) {
    Operation operation = recorder.beginClose(rows);
    pass(nanos);
    if (operation != null) {
      recorder.end(operation, -1, null);
    }
  }

  void release(Object connection, long nanos) {
    Operation operation = recorder.beginRelease(connection);
    pass(nanos);
    if (operation != null) {
      recorder.end(operation, -1, null);
    }
  }

  void step(Object connection, String step, long nanos) {
    Operation operation = recorder.beginCommit(connection, step);
    pass(nanos);
    if (operation != null) {
      recorder.endCommit(operation, null);
    }
  }

  /** A woven object: it has the field. */
  static class Thing implements Attachable {
    private @Nullable Object attached;

    @Override
    public @Nullable Object narrows$attached() {
      return attached;
    }

    @Override
    public void narrows$attach(@Nullable Object value) {
      attached = value;
    }
  }
}
