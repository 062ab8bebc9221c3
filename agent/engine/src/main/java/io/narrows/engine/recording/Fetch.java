package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;

/** Reads what the count and the detail of a {@link Kind#DB_FETCH} say. */
public final class Fetch {
  /** The detail of the reading of generated keys. */
  static final String KEYS = "KEYS";

  private Fetch() {}

  /** How many rows came at once, where there were many; 0 when unknown or all. */
  public static long fetchSize(Slice slice, int index) {
    return slice.extra(index);
  }

  /** Whether generated keys were read, and no rows of a query. */
  public static boolean isKeys(Slice slice, int index) {
    return slice.detail(index) == KEYS;
  }

  /**
   * Rows of the whole result set, on the first operation that reads it; -1 on the further ones,
   * whose rows are counted there, and where the rows are generated keys.
   */
  public static long returnedRows(Slice slice, int index) {
    return slice.detail(index) == KEYS ? -1 : slice.count(index);
  }
}
