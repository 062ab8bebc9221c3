package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** What JDBC keeps of one thread: what an inner call tells the outer one, and what is recycled. */
final class JdbcThread {
  private static final int SPARE_LIMIT = 8;

  /** The database that the innermost connection of a statement being made leads to. */
  @Nullable Database made;

  /** The pool whose connection was borrowed inside the acquisition that goes on. */
  @Nullable PoolStats borrowed;

  /** The data source that a pool makes its connections with, while it makes one. */
  @Nullable Source feeding;

  /** A result set that is read outside any request. */
  @Nullable Cursor reading;

  private @Nullable Bound bound;
  private @Nullable Cursor spareCursors;
  private @Nullable Lease spareLeases;
  private int spare;

  Bound bound() {
    Bound known = bound;
    if (known == null) {
      known = new Bound();
      bound = known;
    }
    return known;
  }

  /** The thread has nothing to do. */
  void rest() {
    if (bound != null) {
      bound.forget();
    }
  }

  Cursor cursor() {
    Cursor cursor = spareCursors;
    if (cursor == null) {
      return new Cursor();
    }
    spareCursors = cursor.next;
    cursor.next = null;
    spare--;
    return cursor;
  }

  void recycle(Cursor cursor) {
    cursor.clear();
    if (spare < SPARE_LIMIT) {
      spare++;
      cursor.next = spareCursors;
      spareCursors = cursor;
    }
  }

  Lease lease() {
    Lease lease = spareLeases;
    if (lease == null) {
      return new Lease();
    }
    spareLeases = lease.next;
    lease.next = null;
    return lease;
  }

  /** At most a few: a thread that gives back what others borrowed keeps one of them. */
  void recycle(Lease lease) {
    lease.clear();
    if (spareLeases == null) {
      spareLeases = lease;
    }
  }
}
