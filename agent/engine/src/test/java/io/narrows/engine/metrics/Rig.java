package io.narrows.engine.metrics;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Database;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Query;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.StackRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real recorder and drain on a clock that only moves when told; a program is a few calls. */
public final class Rig {
  public static final Database ORDERS_DB =
      new Database("postgresql", "db.internal", -1, "shop|public");

  /** As a name the text itself: the tests give it without literals. */
  public static final QueryNames NAMES =
      new QueryNames() {
        @Override
        public String summary(Query query) {
          return query.sql().split(" where")[0];
        }

        @Override
        public String text(Query query) {
          return query.sql();
        }
      };

  public final HandClock clock = new HandClock();
  public final Resources resources;
  public final Recording recording;
  public final StackRecorder recorder;
  private final List<Sink> sinks = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();
  private @Nullable Drain drain;
  private @Nullable Query lastQuery;

  public Rig(int capacity, double sampled) {
    this(capacity, sampled, new Resources());
  }

  public Rig(int capacity, double sampled, Resources resources) {
    this.resources = resources;
    recording = new Recording(clock, HeadSampler.ratio(sampled, true), new Propagation(), capacity);
    recorder = new StackRecorder(recording, new Attachments(), resources);
  }

  public Rig sink(Sink sink) {
    sinks.add(sink);
    return this;
  }

  /** Reads all that waits; fails when a sink threw. */
  public void drain() {
    Drain reader = drain;
    if (reader == null) {
      reader = new Drain(recording, sinks, errors::add);
      drain = reader;
    }
    while (reader.drain() > 0) {
      // all of it
    }
    if (!errors.isEmpty()) {
      throw new AssertionError("a sink threw", errors.get(0));
    }
  }

  public Operation begin(String method, String path) {
    Incoming incoming = new Incoming(method, path).to("http", "shop.test", 8080);
    return begin(incoming.protocol("HTTP/1.1"));
  }

  public Operation begin(Incoming incoming) {
    Operation request = recorder.beginRequest(incoming);
    if (request == null) {
      throw new AssertionError("not recorded");
    }
    return request;
  }

  public void end(Operation request, int status) {
    recorder.endRequest(request, status, null);
  }

  /** One statement that takes this long. */
  public void query(String sql, long millis) {
    query(sql, millis, null);
  }

  public void query(String sql, long millis, @Nullable Throwable error) {
    lastQuery = new Query(sql, ORDERS_DB);
    operation(Kind.DB_EXEC, lastQuery, millis, -1, error);
  }

  /** What {@link #query} did last. */
  public Query lastQuery() {
    return java.util.Objects.requireNonNull(lastQuery);
  }

  public void operation(
      Kind kind, @Nullable Object signature, long millis, long count, @Nullable Throwable error) {
    Operation operation = recorder.begin(kind, signature);
    pass(millis);
    if (operation != null) {
      recorder.end(operation, count, error);
    }
  }

  public void pass(long millis) {
    clock.pass(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** A clock that stands still until it is moved. */
  public static final class HandClock extends Clock {
    private volatile long nanos = 1_000_000_007L;

    public void pass(long more) {
      nanos += more;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long epochNanos() {
      return 1_700_000_000_000_000_000L + nanos;
    }
  }
}
