package io.narrows.vertical.testing;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.engine.recording.Batch;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.Execution;
import io.narrows.engine.recording.Fetch;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Holds;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.StackRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The real recorder behind the doors; every operation becomes one line without its times. */
public final class Recorded implements AutoCloseable {
  public final Resources resources = new Resources();
  public final Attachments attachments = new Attachments();
  private final Recording recording =
      new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 4096);
  private final Drain drain =
      new Drain(recording, List.of(new Holds(), new Lines()), Recorded::rethrow);
  private final List<String> lines = new ArrayList<>();
  private final List<String> outside = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  private Recorded() {}

  /** Opens the doors; close it to close them. */
  public static Recorded install() {
    Recorded recorded = new Recorded();
    StackRecorder recorder =
        new StackRecorder(recorded.recording, recorded.attachments, recorded.resources);
    Probe.install(recorder);
    return recorded;
  }

  /** Runs this as a request and returns what was recorded in it. */
  public List<String> request(Work work) throws Exception {
    drain();
    lines.clear();
    spans.clear();
    outside.clear();
    Operation request = Probe.beginRequest(new Incoming("GET", "/"));
    try {
      work.run();
    } finally {
      Probe.endRequest(request, 200, null);
    }
    drain();
    return List.copyOf(lines);
  }

  /** Of these, the times in which a call got its connection. */
  public static List<String> leases(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("HTTP_LEASE")).toList();
  }

  /** Of these, the times in which a call waited for its answer. */
  public static List<String> waits(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("HTTP_WAIT")).toList();
  }

  /** What was recorded in any request. */
  public List<String> all() {
    drain();
    return List.copyOf(lines);
  }

  /** What was recorded outside any request since then. */
  public List<String> outside() {
    drain();
    return List.copyOf(outside);
  }

  /** What the last request was doing then: the innermost of its operations. */
  public Kind at(long nanos) {
    Kind kind = Kind.APP;
    long shortest = Long.MAX_VALUE;
    for (Span span : spans) {
      long length = span.endNanos() - span.startNanos();
      if (span.startNanos() <= nanos && nanos <= span.endNanos() && length <= shortest) {
        kind = span.kind();
        shortest = length;
      }
    }
    return kind;
  }

  /** Forgets what the application has dropped, as the drain does once a second. */
  public void expunge() {
    attachments.expunge();
  }

  /** Waits for something that a thread of a library does. */
  public static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not happen");
      }
      Thread.onSpinWait();
    }
  }

  public void drain() {
    while (drain.drain() > 0) {
      // until nothing waits
    }
  }

  @Override
  public void close() {
    Probe.install(Recorder.NOOP);
    if (!Woven.failed().isEmpty()) {
      throw new AssertionError(Woven.failed().toString());
    }
  }

  private static void rethrow(Throwable error) {
    throw new AssertionError(error);
  }

  private record Span(Kind kind, long startNanos, long endNanos) {}

  /** What a test does. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  private final class Lines implements Sink {
    @Override
    public void slice(Slice slice) {}

    @Override
    public void request(Request request) {
      for (Slice slice : request.slices()) {
        for (int i = 1; i < slice.size(); i++) {
          (request.root() == Request.Root.SERVER ? lines : outside).add(line(slice, i));
          spans.add(new Span(slice.kind(i), slice.startNanos(i), slice.endNanos(i)));
        }
      }
    }
  }

  private static String line(Slice slice, int i) {
    StringBuilder line = new StringBuilder();
    line.append(slice.kind(i)).append(' ').append(name(slice.signature(i)));
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
    return line.append(slice.error(i) == null ? "" : " failed " + slice.error(i)).toString();
  }

  private static void append(StringBuilder line, String what, long count) {
    if (count >= 0) {
      line.append(what).append(count);
    }
  }

  private static String name(Object signature) {
    if (signature instanceof Query query) {
      return query.sql() + " @" + (query.database() == null ? "?" : name(query.database()));
    }
    if (signature instanceof Database database) {
      return database.system() + " " + database.namespace();
    }
    return signature instanceof PoolStats pool
        ? pool.libraryName() + " " + pool.name()
        : String.valueOf(signature);
  }
}
