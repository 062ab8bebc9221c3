package io.narrows.engine.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that are set on a statement, as hashes, so that equal executions of it can be told
 * from different ones. One for each thread, of the statement that it set values on last: of
 * statements that are set in turn and executed later nothing is known, and nothing is allocated.
 */
final class Bound {
  private static final int LIMIT = 64;
  private static final long PHI = 0x9E3779B97F4A7C15L;

  private @Nullable Object statement;
  private long[] hashes = new long[4];
  private int highest;
  private int lastIndex;
  private long lastValue;
  private boolean executed;

  /** Values are set again for each execution, or stay as they were. */
  void set(Object on, int index, long value) {
    if (on != statement) {
      if (isInner(index, value)) {
        return;
      }
      begin(on);
    }
    executed = false;
    lastIndex = index;
    lastValue = value;
    put(index, mix(value + index));
  }

  /** A pool's proxy hands what is set on it to the driver's own statement, before anything else. */
  private boolean isInner(int index, long value) {
    return statement != null && !executed && index == lastIndex && value == lastValue;
  }

  private void begin(Object on) {
    statement = on;
    Arrays.fill(hashes, 0, highest + 1, 0);
    highest = 0;
  }

  private void put(int index, long hash) {
    int at = Math.floorMod(index, LIMIT);
    if (at >= hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(at + 1, 2 * hashes.length));
    }
    hashes[at] = hash;
    highest = Math.max(highest, at);
  }

  /** Of all values of this statement, which is executed now; 0 where they are not known. */
  long hash(Object of) {
    if (of != statement) {
      return 0;
    }
    executed = true;
    long hash = 1;
    for (int i = 0; i <= highest; i++) {
      hash = mix(hash * 31 + hashes[i]);
    }
    return hash == 0 ? 1 : hash;
  }

  /** Keeps no statement alive when its thread has nothing to do. */
  void forget() {
    statement = null;
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * PHI;
    return mixed ^ mixed >>> 29;
  }
}
