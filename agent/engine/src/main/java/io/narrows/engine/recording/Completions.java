package io.narrows.engine.recording;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The futures that one thread completed for a request, the last ones where there were many. */
final class Completions {
  static final int LIMIT = 64;
  private static final int INITIAL = 4;

  private @Nullable Object[] futures = new Object[INITIAL];
  private long[] nanos = new long[INITIAL];
  private int count;

  void add(Object future, long nowNanos) {
    if (count == futures.length && count < LIMIT) {
      futures = Arrays.copyOf(futures, 2 * count);
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    int place = count++ & (futures.length - 1);
    futures[place] = future;
    nanos[place] = nowNanos;
  }

  /** When this future was completed, or -1 when it was not, or is not known any more. */
  long nanosOf(Object future) {
    for (int place = 0; place < Math.min(count, futures.length); place++) {
      if (futures[place] == future) {
        return nanos[place];
      }
    }
    return -1;
  }
}
