package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Connections from their making to their return. A driver's connection carries its {@link
 * Database}, a pool's the {@link Lease} of this borrow, a data source its {@link Source}.
 *
 * <p>Data sources around one another are one acquisition, named after the pool among them. A
 * physical connect is an operation of its own inside it, with the database as its signature, and so
 * is a check of the connection, with its query or a {@link Check}.
 */
final class ConnectionRecording {
  private final Recording recording;
  private final Attachments attachments;
  private final Resources resources;
  private final FetchRecording fetches;
  private final Databases databases = new Databases();

  ConnectionRecording(
      Recording recording, Attachments attachments, Resources resources, FetchRecording fetches) {
    this.recording = recording;
    this.attachments = attachments;
    this.resources = resources;
    this.fetches = fetches;
  }

  // Physical connects

  @Nullable Operation beginConnect() {
    Worker worker = recording.worker();
    return worker.muted || isConnecting(worker.current)
        ? null
        : recording.push(worker, Kind.DB_ACQUIRE, Database.UNKNOWN);
  }

  private static boolean isConnecting(@Nullable Slice slice) {
    return slice != null
        && slice.isInside(Kind.DB_ACQUIRE)
        && slice.signature(slice.top()) instanceof Database;
  }

  /** A driver that has nothing to do with the URL returns no connection, and did nothing. */
  void endConnect(
      @Nullable Operation operation,
      @Nullable Object connection,
      @Nullable String url,
      @Nullable Throwable error) {
    if (connection == null && error == null) {
      if (operation instanceof Slice.Mark) {
        recording.withdraw((Slice.Mark) operation, recording.nanos());
      }
      return;
    }
    Worker worker = recording.worker();
    if (worker.muted) {
      return;
    }
    Database database = databases.of(url);
    if (connection != null && attachments.get(connection) == null) {
      attachments.set(connection, database);
    }
    if (operation instanceof Slice.Mark) {
      connected(worker, (Slice.Mark) operation, database, error);
    } else if (isConnecting(worker.current)) {
      learn(worker.current, database);
    }
  }

  private static void learn(@Nullable Slice slice, Database database) {
    if (slice != null && slice.signature(slice.top()) == Database.UNKNOWN) {
      slice.signature(slice.top(), database);
    }
  }

  private void connected(
      Worker worker, Slice.Mark mark, Database database, @Nullable Throwable error) {
    Slice slice = mark.slice;
    if (slice.signature(mark.index) == Database.UNKNOWN) {
      slice.signature(mark.index, database);
    }
    PoolStats pool = poolConnecting(worker, slice, mark.index);
    if (error != null) {
      slice.error(mark.index, SqlErrors.type(error, database));
    } else if (pool != null) {
      pool.created(recording.nanos() - slice.startNanos(mark.index));
    }
    Object signature = slice.signature(mark.index);
    if (pool != null && signature instanceof Database) {
      pool.leadsTo((Database) signature);
    }
    recording.end(mark, -1, null);
  }

  /** The pool that this connect is for: it was asked for a connection, or makes one by itself. */
  private static @Nullable PoolStats poolConnecting(Worker worker, Slice slice, int index) {
    Source feeding = worker.jdbc().feeding;
    if (feeding != null) {
      return feeding.feeds;
    }
    int around = slice.parent(index);
    while (around > 0 && isCheck(slice.signature(around))) {
      around = slice.parent(around);
    }
    Object acquisition = around > 0 ? slice.signature(around) : null;
    return acquisition instanceof PoolStats ? (PoolStats) acquisition : null;
  }

  // Acquisitions

  @Nullable Operation beginAcquire(Object dataSource) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return null;
    }
    Source source = sourceOf(dataSource);
    JdbcThread jdbc = worker.jdbc();
    Slice slice = worker.current;
    if (source.feeds != null) {
      jdbc.feeding = source;
      return beginConnect();
    }
    if (slice != null && slice.isInside(Kind.DB_ACQUIRE)) {
      PoolStats pool = source.pool;
      if (pool != null && slice.signature(slice.top()) instanceof String) {
        slice.signature(slice.top(), pool);
      }
      return null;
    }
    fetches.settle(worker);
    jdbc.borrowed = null;
    PoolStats pool = source.pool;
    return recording.push(worker, Kind.DB_ACQUIRE, pool == null ? source.name : pool);
  }

  void endAcquire(
      @Nullable Operation operation,
      Object dataSource,
      @Nullable Object connection,
      @Nullable Throwable error) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return;
    }
    Source source = sourceOf(dataSource);
    Slice.Mark mark = operation instanceof Slice.Mark ? (Slice.Mark) operation : null;
    if (worker.jdbc().feeding == source) {
      endFeed(worker, source, mark, connection, error);
      return;
    }
    PoolStats pool = source.pool;
    if (pool != null) {
      answered(worker, pool, connection, error);
    }
    if (mark != null) {
      acquired(worker, mark, connection, error);
    }
  }

  /** The connection is a physical one; where no driver was seen it is asked where it leads. */
  private void endFeed(
      Worker worker,
      Source source,
      Slice.@Nullable Mark mark,
      @Nullable Object connection,
      @Nullable Throwable error) {
    Database database = Database.UNKNOWN;
    if (connection != null && source.feeds != null && source.feeds.database() == null) {
      database = databaseOfNew(worker, connection);
    }
    if (mark != null) {
      connected(worker, mark, database, error);
    }
    worker.jdbc().feeding = null;
  }

  private Database databaseOfNew(Worker worker, Object connection) {
    worker.jdbc().made = null;
    return of(worker, connection);
  }

  /** A pool answered, maybe inside the acquisition of a data source around it. */
  private void answered(
      Worker worker, PoolStats pool, @Nullable Object connection, @Nullable Throwable error) {
    Slice slice = worker.current;
    if (error != null) {
      if (pool.library().isTimeout(error)) {
        pool.timeout();
      }
      return;
    }
    if (connection == null
        || slice == null
        || !slice.isInside(Kind.DB_ACQUIRE)
        || isCheck(slice.signature(slice.top()))) {
      return;
    }
    long now = recording.nanos();
    pool.waited(now - slice.startNanos(slice.top()));
    worker.jdbc().borrowed = pool;
    Lease lease = worker.jdbc().lease();
    lease.begin(pool, pool.database(), now);
    if (!slice.isSmall()) {
      lease.acquiredBy(slice, slice.top());
    }
    attachments.set(connection, lease);
  }

  private void acquired(
      Worker worker, Slice.Mark mark, @Nullable Object connection, @Nullable Throwable error) {
    PoolStats borrowed = worker.jdbc().borrowed;
    if (borrowed != null) {
      mark.slice.signature(mark.index, borrowed);
    }
    if (error != null) {
      Database database = borrowed == null ? null : borrowed.database();
      mark.slice.error(mark.index, SqlErrors.type(error, database));
    }
    recording.end(mark, -1, null);
  }

  // Checks

  /** Whether a pool is about to lend: what a data source around it does afterwards is no check. */
  static boolean isBorrowing(Worker worker, Slice slice) {
    return slice.isInside(Kind.DB_ACQUIRE)
        && slice.signature(slice.top()) instanceof PoolStats
        && worker.jdbc().borrowed == null;
  }

  /** Whether this is a statement that was executed while a connection was borrowed. */
  static boolean isCheck(Slice.Mark mark) {
    return mark.slice.kind(mark.index) == Kind.DB_ACQUIRE;
  }

  private static boolean isCheck(@Nullable Object signature) {
    return signature instanceof Query || signature instanceof Check;
  }

  @Nullable Operation beginCheck() {
    Worker worker = recording.worker();
    Slice slice = worker.current;
    return worker.muted || slice == null || !isBorrowing(worker, slice)
        ? null
        : recording.push(worker, Kind.DB_ACQUIRE, Check.IS_VALID);
  }

  /** One that took no round trip is no operation of its own. */
  void endCheck(Slice.Mark mark) {
    long now = recording.nanos();
    if (now - mark.slice.startNanos(mark.index) < JdbcRecording.ROUND_TRIP_NANOS) {
      recording.withdraw(mark, now);
    } else {
      recording.end(mark, -1, null);
    }
  }

  // Returns

  /** The connection is on its way back; the token is its lease. */
  @Nullable Operation beginRelease(Object connection) {
    Object known = attachments.get(connection);
    if (!(known instanceof Lease)) {
      return null;
    }
    attachments.remove(connection);
    return (Lease) known;
  }

  void endRelease(Lease lease) {
    Worker worker = recording.worker();
    fetches.settle(worker);
    if (lease.end(worker.current, recording.nanos())) {
      worker.jdbc().recycle(lease);
    }
  }

  // Pools

  /** A pool was made, of these settings, which may be the data source that it is asked through. */
  void pool(Object pool, Object settings, @Nullable Object feeder, String library) {
    PoolLibrary known = PoolLibrary.of(settings);
    PoolStats stats =
        known == null
            ? resources.pool(pool, settings, PoolLibrary.valueOf(library))
            : sourceOf(settings).pool;
    if (feeder != null && stats != null) {
      sourceOf(feeder).feeds = stats;
    }
  }

  private Source sourceOf(Object dataSource) {
    Object known = attachments.get(dataSource);
    if (known instanceof Source) {
      return (Source) known;
    }
    PoolLibrary library = PoolLibrary.of(dataSource);
    PoolStats pool = library == null ? null : resources.pool(dataSource, dataSource, library);
    Source fresh = new Source(dataSource, pool);
    attachments.set(dataSource, fresh);
    return fresh;
  }

  // Databases

  /** The database of a connection, as far as it is known. */
  @Nullable Database known(Object connection) {
    Object attached = attachments.get(connection);
    if (attached instanceof Database) {
      return (Database) attached;
    }
    return attached instanceof Lease ? databaseOfUsed((Lease) attached) : null;
  }

  private static @Nullable Database databaseOfUsed(Lease lease) {
    lease.used();
    return databaseOf(lease);
  }

  private static @Nullable Database databaseOf(Lease lease) {
    PoolStats pool = lease.pool;
    return lease.database == null && pool != null ? pool.database() : lease.database;
  }

  /** The database of a connection that has just made a statement. */
  Database of(Worker worker, Object connection) {
    Object attached = attachments.get(connection);
    JdbcThread jdbc = worker.jdbc();
    if (attached instanceof Database) {
      jdbc.made = (Database) attached;
      return (Database) attached;
    }
    Lease lease = attached instanceof Lease ? (Lease) attached : null;
    Database database = lease == null ? null : databaseOfUsed(lease);
    if (database == null) {
      // The connection inside this one knows, or else this is the innermost one.
      database = jdbc.made == null ? ask(worker, connection) : jdbc.made;
      if (lease == null) {
        attachments.set(connection, database);
      } else {
        lease.database = database;
        if (lease.pool != null) {
          lease.pool.leadsTo(database);
        }
      }
    }
    jdbc.made = database;
    return database;
  }

  private Database ask(Worker worker, Object connection) {
    worker.muted = true;
    try {
      return databases.of(ConnectionUrl.of(connection));
    } finally {
      worker.muted = false;
    }
  }
}
