package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;

/** Reads what the count and the detail of a {@link Kind#DB_FETCH} say. */
public final class Fetch {
  /** The detail of the reading of generated keys. */
  static final String KEYS = "KEYS";

  private Fetch() {}

  /**
   * Rows of the whole result set, on the first operation that reads it; -1 on the further ones,
   * whose rows are counted there, and where the rows are generated keys.
   */
  public static long returnedRows(Slice slice, int index) {
    return slice.detail(index) == KEYS ? -1 : slice.count(index);
  }
}
