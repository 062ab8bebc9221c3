package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes every call of a door as one line of text, so that a test reads as a transcript. */
public final class NotingRecorder extends Recorder implements AutoCloseable {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  /** Installs a new one; close it to close the doors. */
  public static NotingRecorder install() {
    NotingRecorder recorder = new NotingRecorder();
    Probe.install(recorder);
    return recorder;
  }

  /** What was noted so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    Probe.install(Recorder.NOOP);
  }

  private Operation begin(String what) {
    lines.add("begin " + what);
    return new Notes(what);
  }

  private void end(
      @Nullable Operation operation, @Nullable Object result, @Nullable Throwable error) {
    String outcome = error == null ? "" : " failed " + error.getClass().getSimpleName();
    String with = result == null || error != null ? "" : " with " + result;
    lines.add("end " + ((Notes) operation).what + with + outcome);
  }

  @Override
  public void end(Operation operation, long count, @Nullable Throwable error) {
    end(operation, count < 0 ? null : count, error);
  }

  @Override
  public void suppressed(Throwable error) {
    lines.add("suppressed " + error);
  }

  // JDBC

  @Override
  public Operation beginConnect() {
    return begin("connect");
  }

  @Override
  public void endConnect(
      @Nullable Operation connect,
      @Nullable Object connection,
      @Nullable String url,
      @Nullable Throwable error) {
    end(connect, connection == null ? "declined" : url, error);
  }

  @Override
  public Operation beginCheck() {
    return begin("check");
  }

  @Override
  public void endCheck(Operation check) {
    end(check, null, null);
  }

  @Override
  public Operation beginAcquire(Object dataSource) {
    return begin("acquire of " + dataSource.getClass().getSimpleName());
  }

  @Override
  public void endAcquire(
      @Nullable Operation acquire,
      Object dataSource,
      @Nullable Object connection,
      @Nullable Throwable error) {
    end(acquire, connection == null ? null : connection.getClass().getSimpleName(), error);
  }

  @Override
  public Operation beginRelease(Object connection) {
    return begin("release");
  }

  @Override
  public Operation beginPrepare(Object connection, @Nullable String sql) {
    return begin("prepare " + sql);
  }

  @Override
  public void endPrepare(
      @Nullable Operation prepare,
      Object connection,
      @Nullable String sql,
      @Nullable Object statement,
      @Nullable Throwable error) {
    end(prepare, statement == null ? null : "statement", error);
  }

  @Override
  public void bound(Object statement, int index, long hash) {
    lines.add("bound " + index + " " + hash);
  }

  @Override
  public void batched(Object statement, @Nullable String sql) {
    lines.add("batched " + sql);
  }

  @Override
  public void unbatched(Object statement) {
    lines.add("unbatched");
  }

  @Override
  public Operation beginStatement(Object statement, @Nullable String sql) {
    return begin("statement " + sql);
  }

  @Override
  public Operation beginBatch(Object statement) {
    return begin("batch");
  }

  @Override
  public void endStatement(
      Operation operation,
      Object statement,
      @Nullable Object resultSet,
      @Nullable Throwable error) {
    end(operation, resultSet == null ? null : "rows", error);
  }

  @Override
  public void endUpdate(
      Operation operation, Object statement, long count, @Nullable Throwable error) {
    end(operation, count, error);
  }

  @Override
  public void endBatch(
      Operation operation, Object statement, @Nullable Object counts, @Nullable Throwable error) {
    end(operation, counts == null ? null : "of " + Array.getLength(counts), error);
  }

  @Override
  public void updated(Object statement, long count) {
    lines.add("updated " + count);
  }

  @Override
  public void opened(Object statement, Object resultSet, boolean keys) {
    lines.add(keys ? "opened keys" : "opened");
  }

  @Override
  public Operation beginFetch(Object resultSet) {
    return begin("fetch");
  }

  @Override
  public void endFetch(Operation fetch, Object resultSet, boolean row, @Nullable Throwable error) {
    end(fetch, row, error);
  }

  @Override
  public Operation beginClose(Object resultSet) {
    return begin("close");
  }

  @Override
  public Operation beginCommit(Object connection, String step) {
    return begin(step);
  }

  @Override
  public void endCommit(Operation commit, @Nullable Throwable error) {
    end(commit, null, error);
  }

  @Override
  public void pool(Object pool, Object settings, @Nullable Object feeder, String library) {
    lines.add("pool " + library + (feeder == null ? "" : " with a feeder"));
  }
}
