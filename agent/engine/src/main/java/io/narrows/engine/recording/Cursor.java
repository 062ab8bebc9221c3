package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an open result set: where it was executed and which operation reads its rows.
 * Recycled when the result set is read to its end or closed; one that is neither dies with it.
 */
final class Cursor extends Operation {
  @Nullable Query query;

  /** Its rows are generated keys: no result of the query. */
  boolean keys;

  // The slice that the indices below belong to: a slice is recycled, its request and number are not
  private @Nullable Slice slice;
  private @Nullable Request request;
  private int number;

  /** The execution, or -1 where it is not in this slice. */
  int execution;

  /** The operation that counts the rows, or -1. */
  int counting;

  /** The last operation that read rows, or -1. */
  int last;

  /** Rows read so far. */
  long rows;

  // Outside any request: rows are read by many small steps that become one operation
  long firstNanos;
  long beganNanos;
  long readNanos;

  @Nullable Cursor next;

  Cursor() {
    clear();
  }

  boolean isIn(Slice other) {
    return slice == other && request == other.request() && number == other.number();
  }

  void moveTo(@Nullable Slice other, int executed) {
    slice = other;
    request = other == null ? null : other.request();
    number = other == null ? 0 : other.number();
    execution = executed < Slice.DETAIL_LIMIT ? executed : -1;
    counting = -1;
    last = -1;
  }

  void clear() {
    query = null;
    keys = false;
    moveTo(null, -1);
    rows = 0;
    readNanos = 0;
    firstNanos = 0;
  }
}
