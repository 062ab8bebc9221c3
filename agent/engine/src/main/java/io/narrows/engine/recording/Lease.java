package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection, from its pool's answer to its close. It is the token of that close, and is
 * recycled by the thread that closes.
 */
final class Lease extends Operation {
  @Nullable PoolStats pool;
  @Nullable Database database;
  long sinceNanos;
  @Nullable Lease next;

  private @Nullable Slice slice;
  private @Nullable Request request;
  private int number;
  private int acquisition;

  void begin(PoolStats pool, @Nullable Database database, long nowNanos) {
    this.pool = pool;
    this.database = database;
    sinceNanos = nowNanos;
  }

  /** Where the acquisition stands that this came of. */
  void acquiredBy(Slice slice, int index) {
    if (index < Slice.DETAIL_LIMIT) {
      this.slice = slice;
      request = slice.request();
      number = slice.number();
      acquisition = index;
    }
  }

  /** Tells the acquisition how long the connection was held, where the same thread closes it. */
  void end(@Nullable Slice current, long nowNanos) {
    long heldNanos = nowNanos - sinceNanos;
    if (pool != null) {
      pool.used(heldNanos);
    }
    if (current != null
        && current == slice
        && current.request() == request
        && current.number() == number) {
      current.count(acquisition, heldNanos);
    }
  }

  void clear() {
    pool = null;
    database = null;
    slice = null;
    request = null;
  }
}
