package io.narrows.engine.recording;

import java.util.Arrays;

/**
 * The values that are set on one statement, as hashes, so that equal executions of it can be told
 * from different ones. Written by the thread that uses the statement.
 */
final class Bound {
  private static final int LIMIT = 64;
  private static final long PHI = 0x9E3779B97F4A7C15L;

  final Query query;
  private long[] hashes = new long[4];
  private int highest;

  Bound(Query query) {
    this.query = query;
  }

  /** Values are set again for each execution, or stay as they were. */
  void set(int index, long hash) {
    int at = Math.floorMod(index, LIMIT);
    if (at >= hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(at + 1, 2 * hashes.length));
    }
    hashes[at] = mix(hash + index);
    highest = Math.max(highest, at);
  }

  /** Of all values together; never 0, which is for unknown. */
  long hash() {
    long hash = 1;
    for (int i = 0; i <= highest; i++) {
      hash = mix(hash * 31 + hashes[i]);
    }
    return hash == 0 ? 1 : hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * PHI;
    return mixed ^ mixed >>> 29;
  }
}
