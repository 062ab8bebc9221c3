package io.narrows.engine.metrics;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Fetch;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every request and operation since the start, counted once. Written by the drain and read by the
 * exporting thread: two threads of the agent's, so a lock between them costs no application thread
 * anything.
 */
public final class Aggregates implements Sink, SegmentTime {
  /** As the SDK's default limit of points per metric. */
  static final int LIMIT = 2000;

  private final Bounded keys;
  private final Shares shares;
  private final Overflow overflow;
  private final Series<ServerKey> server;
  private final Series<ClientKey> client;
  private final Series<DbKey> database;
  private final Series<DbKey> rows;
  private final Series<String> dbCalls;
  private final Map<String, long[]> segments = new HashMap<>();
  private final NamedTimes lockWaits = new NamedTimes();
  private final NamedTimes pinned = new NamedTimes();
  private boolean timedElsewhere;

  public Aggregates(Layout layout, Methods methods, QueryNames queries, Shares shares) {
    this.shares = shares;
    keys = new Bounded(methods, queries);
    overflow = new Overflow(layout);
    server = new Series<>(layout.server(), LIMIT);
    client = new Series<>(layout.client(), LIMIT);
    database = new Series<>(layout.database(), LIMIT);
    rows = new Series<>(layout.rows(), LIMIT);
    dbCalls = new Series<>(layout.dbCalls(), LIMIT);
  }

  /** What counts in place of this when a slice does not reach the drain. */
  public Overflow overflow() {
    return overflow;
  }

  // By the drain

  @Override
  public synchronized void slice(Slice slice) {
    for (int i = 1; i < slice.size(); i++) {
      Histogram histogram = histogram(slice, i);
      if (histogram != null) {
        histogram.add(slice.endNanos(i) - slice.startNanos(i));
      }
      if (slice.kind(i) == Kind.DB_FETCH && Fetch.returnedRows(slice, i) >= 0) {
        rows.of(keys.database(slice.signature(i), null, null, null))
            .add(Fetch.returnedRows(slice, i));
      }
    }
  }

  @Override
  public synchronized void request(Request request) {
    Histogram histogram = histogram(request);
    if (histogram == null) {
      return;
    }
    histogram.add(request.durationNanos());
    String route = named(request);
    dbCalls.of(route).add(databaseCalls(request));
    if (!timedElsewhere) {
      time(route, shares.nanosByKind(request));
    }
  }

  /** From now on somebody who knows better calls {@link #time} for each request. */
  public synchronized SegmentTime timedElsewhere() {
    timedElsewhere = true;
    return this;
  }

  @Override
  public synchronized @Nullable String routeOf(Request request) {
    return request.incoming() == null ? null : named(request);
  }

  @Override
  public synchronized void time(String route, long[] nanosByKind) {
    long[] bySegment = segmentsOf(route);
    for (int i = 0; i < nanosByKind.length; i++) {
      bySegment[Segment.of(Kind.of(i)).ordinal()] += nanosByKind[i];
    }
  }

  @Override
  public synchronized void lockWait(String lock, long nanos) {
    lockWaits.add(lock, nanos);
  }

  @Override
  public synchronized void pinned(String location, long nanos) {
    pinned.add(location, nanos);
  }

  /** The request was kept: its span stands for its bucket. */
  public synchronized void kept(Request request, long epochNanos) {
    Histogram histogram = histogram(request);
    if (histogram != null) {
      histogram.exemplar(
          new Exemplar(request.durationNanos(), epochNanos, request.context(), request.spanId()));
    }
  }

  /** Whether no trace has stood for the request's bucket lately. */
  public synchronized boolean wantsExample(Request request, long epochNanos) {
    Histogram histogram = histogram(request);
    return histogram != null && histogram.wantsExemplar(request.durationNanos(), epochNanos);
  }

  /** The operation has a kept span. */
  public synchronized void kept(Slice slice, int index, long spanId, long epochNanos) {
    Histogram histogram = histogram(slice, index);
    if (histogram != null) {
      Request request = slice.request();
      histogram.exemplar(
          new Exemplar(
              slice.endNanos(index) - slice.startNanos(index),
              epochNanos,
              request.context(),
              spanId));
    }
  }

  private @Nullable Histogram histogram(Request request) {
    Incoming incoming = request.incoming();
    if (incoming == null) {
      return null;
    }
    return server.of(
        keys.server(
            incoming.method,
            incoming.scheme,
            incoming.protocol,
            request.route(),
            request.status(),
            request.error()));
  }

  private @Nullable Histogram histogram(Slice slice, int index) {
    Object signature = slice.signature(index);
    String error = slice.error(index);
    if (Operations.isDatabase(slice, index)) {
      String step = Operations.step(slice, index);
      String batch = Operations.batch(slice, index);
      return database.of(keys.database(signature, step, batch, error));
    }
    return slice.kind(index) == Kind.HTTP_WAIT && signature instanceof Remote
        ? client.of(keys.client((Remote) signature, slice.count(index), error))
        : null;
  }

  private String named(Request request) {
    String route = keys.route(request.route());
    return route == null ? "" : route;
  }

  private static int databaseCalls(Request request) {
    int calls = 0;
    for (Slice slice : request.slices()) {
      for (int i = 1; i < slice.size(); i++) {
        boolean isQuery = slice.kind(i) == Kind.DB_EXEC && Operations.isDatabase(slice, i);
        calls += isQuery ? 1 : 0;
      }
    }
    return calls;
  }

  private long[] segmentsOf(String route) {
    long[] known = segments.get(route);
    if (known == null) {
      known = new long[Segment.values().length];
      segments.put(route, known);
    }
    return known;
  }

  // What the overflow counted

  void merge(Overflow.Cell cell, long[] counts, long sum) {
    switch (cell.type) {
      case REQUEST:
        ServerKey key =
            keys.server(
                (String) cell.a,
                (String) cell.b,
                (String) cell.c,
                (String) cell.d,
                cell.number,
                cell.error);
        server.of(cell.isRest ? null : key).add(counts, sum, cell.lattice);
        // Nothing is known of where its time went; the segments still add up to the latency.
        segmentsOf(cell.isRest ? Names.OTHER : key.route() == null ? "" : key.route())[
                Segment.OTHER.ordinal()] +=
            sum;
        break;
      case CLIENT:
        client
            .of(cell.isRest ? null : keys.client((Remote) cell.a, cell.number, cell.error))
            .add(counts, sum, cell.lattice);
        break;
      case DATABASE:
        database
            .of(
                cell.isRest
                    ? null
                    : keys.database(cell.a, (String) cell.b, (String) cell.c, cell.error))
            .add(counts, sum, cell.lattice);
        break;
      case ROWS:
        rows.of(cell.isRest ? null : keys.database(cell.a, null, null, null))
            .add(counts, sum, cell.lattice);
        break;
    }
  }

  // By the exporting thread

  /** Lets the reader look at these aggregates while nobody writes. */
  public synchronized void read(Consumer<Aggregates> reader) {
    overflow.drainTo(this);
    reader.accept(this);
  }

  public Series<ServerKey> server() {
    return server;
  }

  public Series<ClientKey> client() {
    return client;
  }

  public Series<DbKey> database() {
    return database;
  }

  public Series<DbKey> rows() {
    return rows;
  }

  /** By route; the empty string where there is none. */
  public Series<String> dbCalls() {
    return dbCalls;
  }

  /** What threads waited for locks, by class of the lock. */
  public NamedTimes lockWaits() {
    return lockWaits;
  }

  /** What virtual threads kept their carriers, by place. */
  public NamedTimes pinned() {
    return pinned;
  }

  /** Nanoseconds by ordinal of {@link Segment}, by route; the empty string where there is none. */
  public Map<String, long[]> segments() {
    return segments;
  }
}
