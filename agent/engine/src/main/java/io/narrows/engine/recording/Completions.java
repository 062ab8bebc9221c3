package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** The futures that one thread completed for a request, the last ones where there were many. */
final class Completions {
  static final int LIMIT = 16;

  private final @Nullable Object[] futures = new Object[LIMIT];
  private final long[] nanos = new long[LIMIT];
  private int count;

  void add(Object future, long nowNanos) {
    int place = count++ & (LIMIT - 1);
    futures[place] = future;
    nanos[place] = nowNanos;
  }

  /** When this future was completed, or -1 when it was not, or is not known any more. */
  long nanosOf(Object future) {
    for (int place = 0; place < Math.min(count, LIMIT); place++) {
      if (futures[place] == future) {
        return nanos[place];
      }
    }
    return -1;
  }
}
