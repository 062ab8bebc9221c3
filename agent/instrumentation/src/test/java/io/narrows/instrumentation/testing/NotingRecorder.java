package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
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

  private void end(Operation operation, @Nullable Object result, @Nullable Throwable error) {
    String outcome = error == null ? "" : " failed " + error.getClass().getSimpleName();
    lines.add("end " + ((Notes) operation).what + outcome);
  }

  @Override
  public void suppressed(Throwable error) {
    lines.add("suppressed " + error);
  }

  @Override
  public void prepared(Object connection, @Nullable String sql, @Nullable Object statement) {
    lines.add("prepared " + sql);
  }

  @Override
  public Operation beginStatement(Object statement, @Nullable String sql) {
    return begin("statement " + sql);
  }

  @Override
  public void endStatement(
      Operation operation, Object statement, @Nullable Object result, @Nullable Throwable error) {
    end(operation, result, error);
  }
}
