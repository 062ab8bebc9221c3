package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * JDBC as it was called. A statement carries its {@link Query}, a connection its {@link Database}
 * or what was borrowed. Proxies of pools are seen around the driver's own objects: the outer
 * operation is the one recorded, and learns from the inner what only the driver knows.
 */
final class JdbcRecording {
  private final Recording recording;
  private final Attachments attachments;
  private final Resources resources;
  private final QueryCache queries = new QueryCache();

  JdbcRecording(Recording recording, Attachments attachments, Resources resources) {
    this.recording = recording;
    this.attachments = attachments;
    this.resources = resources;
  }

  void connected(Object connection, String url) {
    attachments.set(connection, JdbcUrl.parse(url));
  }

  @Nullable Operation beginConnect(String url) {
    return null;
  }

  @Nullable Operation beginAcquire(Object source, @Nullable String pool) {
    return recording.begin(Kind.DB_ACQUIRE, pool);
  }

  void endAcquire(Slice.Mark acquire, @Nullable Object connection, @Nullable Throwable error) {
    recording.end(acquire, -1, error);
  }

  void released(Object connection) {}

  void prepared(Object connection, @Nullable String sql, Object statement) {
    Object source = attachments.get(connection);
    Database database = source instanceof Database ? (Database) source : null;
    if (sql == null) {
      if (database != null) {
        attachments.set(statement, database);
      }
      return;
    }
    Worker worker = recording.worker();
    Query inner = worker.prepared;
    Query query =
        database == null && inner != null && inner.sql().equals(sql)
            ? inner
            : queries.of(sql, database);
    worker.prepared = query;
    attachments.set(statement, query);
  }

  void batched(Object statement, @Nullable String sql) {}

  @Nullable Operation beginStatement(Object statement, @Nullable String sql) {
    Object source = attachments.get(statement);
    Query query = source instanceof Query ? (Query) source : null;
    if (sql != null) {
      query = queries.of(sql, source instanceof Database ? (Database) source : null);
    }
    Slice.Mark mark = recording.begin(Kind.DB_EXEC, query);
    if (mark == null && query != null && query.database() != null) {
      enrich(query);
    }
    return mark;
  }

  /** The driver's statement runs inside its proxy's: the outer operation learns the database. */
  private void enrich(Query query) {
    Slice slice = recording.worker().current;
    if (slice != null && slice.isInside(Kind.DB_EXEC)) {
      Object known = slice.signature(slice.top());
      if (!(known instanceof Query) || ((Query) known).database() == null) {
        slice.signature(slice.top(), query);
      }
    }
  }

  @Nullable Operation beginBatch(Object statement) {
    return beginStatement(statement, null);
  }

  void endStatement(
      Slice.Mark mark, Object statement, @Nullable Object result, @Nullable Throwable error) {
    recording.end(mark, -1, error);
  }

  void opened(Object statement, Object resultSet) {
    Object source = attachments.get(statement);
    if (source instanceof Query) {
      attachments.set(resultSet, source);
    }
  }

  @Nullable Operation beginFetch(Object resultSet) {
    return recording.beginOrReopen(Kind.DB_FETCH, attachments.get(resultSet));
  }

  @Nullable Operation beginCommit(Object connection, boolean rollback) {
    return recording.begin(Kind.DB_COMMIT, attachments.get(connection));
  }

  void pool(Object pool, String name, String library) {
    resources.pool(pool, name, library);
  }

  void poolTimeout(Object pool) {
    PoolStats known = resources.knownPool(pool);
    if (known != null) {
      known.timeout();
    }
  }
}
