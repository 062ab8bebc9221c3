package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the count and the detail of a {@link Kind#DB_EXEC} say: rows that were read are a
 * count of 0 and above, rows that were changed are written as -2 and below, -1 is neither.
 */
public final class Execution {
  private static final long UNKNOWN = -1;

  private Execution() {}

  /** Rows of its result sets that this thread read so far; -1 when none was looked for. */
  public static long returnedRows(Slice slice, int index) {
    return Math.max(UNKNOWN, slice.count(index));
  }

  /** Rows that it changed, over all of a batch; -1 when it said none or was no update. */
  public static long updatedRows(Slice slice, int index) {
    long count = slice.count(index);
    return count < UNKNOWN ? -2 - count : UNKNOWN;
  }

  /** What was executed together, or null for a single statement: also for a batch of one. */
  public static @Nullable Batch batch(Slice slice, int index) {
    Object detail = slice.detail(index);
    return detail instanceof Batch ? (Batch) detail : null;
  }

  /** The {@code db.response.status_code} of a failed database operation, or null. */
  public static @Nullable String statusCode(Slice slice, int index) {
    String error = slice.error(index);
    return error == null || error.indexOf('.') >= 0 ? null : error;
  }

  /** A hash of the values it was executed with; 0 when they were not looked at. */
  public static long binds(Slice slice, int index) {
    return slice.extra(index);
  }

  static void updated(Slice slice, int index, long rows) {
    if (rows >= 0) {
      slice.count(index, -2 - rows);
    }
  }

  static void returned(Slice slice, int index, boolean row) {
    if (slice.count(index) >= UNKNOWN) {
      slice.addCount(index, row ? 1 : 0);
    }
  }
}
