package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Recorder;
import org.jspecify.annotations.Nullable;

/** The doors of JDBC, each with the class that knows it. */
abstract class JdbcRecorder extends Recorder {
  private final JdbcRecording jdbc;
  private final ConnectionRecording connections;
  private final FetchRecording fetches;

  JdbcRecorder(Recording recording, Attachments attachments, Resources resources) {
    fetches = new FetchRecording(recording, attachments);
    connections = new ConnectionRecording(recording, attachments, resources, fetches);
    jdbc = new JdbcRecording(recording, attachments, connections, fetches);
  }

  final void endRelease(Lease lease) {
    connections.endRelease(lease);
  }

  @Override
  public @Nullable Operation beginConnect() {
    return connections.beginConnect();
  }

  @Override
  public void endConnect(
      @Nullable Operation connect,
      @Nullable Object connection,
      @Nullable String url,
      @Nullable Throwable error) {
    connections.endConnect(connect, connection, url, error);
  }

  @Override
  public @Nullable Operation beginCheck() {
    return connections.beginCheck();
  }

  @Override
  public void endCheck(Operation check) {
    connections.endCheck((Slice.Mark) check);
  }

  @Override
  public @Nullable Operation beginAcquire(Object dataSource) {
    return connections.beginAcquire(dataSource);
  }

  @Override
  public void endAcquire(
      @Nullable Operation acquire,
      Object dataSource,
      @Nullable Object connection,
      @Nullable Throwable error) {
    connections.endAcquire(acquire, dataSource, connection, error);
  }

  @Override
  public @Nullable Operation beginRelease(Object connection) {
    return connections.beginRelease(connection);
  }

  @Override
  public @Nullable Operation beginPrepare(Object connection, @Nullable String sql) {
    return jdbc.beginPrepare(connection, sql);
  }

  @Override
  public void endPrepare(
      @Nullable Operation prepare,
      Object connection,
      @Nullable String sql,
      @Nullable Object statement,
      @Nullable Throwable error) {
    jdbc.endPrepare(prepare, connection, sql, statement, error);
  }

  @Override
  public void bound(Object statement, int index, long hash) {
    jdbc.bound(statement, index, hash);
  }

  @Override
  public void batched(Object statement, @Nullable String sql) {
    jdbc.batched(statement, sql);
  }

  @Override
  public void unbatched(Object statement) {
    jdbc.unbatched(statement);
  }

  @Override
  public @Nullable Operation beginStatement(Object statement, @Nullable String sql) {
    return jdbc.beginStatement(statement, sql);
  }

  @Override
  public @Nullable Operation beginBatch(Object statement) {
    return jdbc.beginBatch(statement);
  }

  @Override
  public void endStatement(
      Operation operation,
      Object statement,
      @Nullable Object resultSet,
      @Nullable Throwable error) {
    jdbc.endStatement((Slice.Mark) operation, statement, resultSet, error);
  }

  @Override
  public void endUpdate(
      Operation operation, Object statement, long count, @Nullable Throwable error) {
    jdbc.endUpdate((Slice.Mark) operation, statement, count, error);
  }

  @Override
  public void endBatch(
      Operation operation, Object statement, @Nullable Object counts, @Nullable Throwable error) {
    jdbc.endBatch((Slice.Mark) operation, statement, counts, error);
  }

  @Override
  public void updated(Object statement, long count) {
    jdbc.updated(statement, count);
  }

  @Override
  public void opened(Object statement, Object resultSet, boolean keys) {
    jdbc.opened(statement, resultSet, keys);
  }

  @Override
  public @Nullable Operation beginFetch(Object resultSet) {
    return fetches.begin(resultSet);
  }

  @Override
  public void endFetch(Operation fetch, Object resultSet, boolean row, @Nullable Throwable error) {
    fetches.end(fetch, resultSet, row, error);
  }

  @Override
  public @Nullable Operation beginClose(Object resultSet) {
    return fetches.beginClose(resultSet);
  }

  @Override
  public @Nullable Operation beginCommit(Object connection, String step) {
    return jdbc.beginCommit(connection, step);
  }

  @Override
  public void endCommit(Operation commit, @Nullable Throwable error) {
    jdbc.endCommit((Slice.Mark) commit, error);
  }

  // Pools

  @Override
  public void pool(Object pool, Object settings, @Nullable Object feeder, String library) {
    connections.pool(pool, settings, feeder, library);
  }
}
