package io.narrows.engine.overlay;

import java.util.Arrays;

/** What is left of one stretch of time, of which pieces are taken. Reused. */
final class Free {
  private long[] from = new long[8];
  private long[] to = new long[8];
  private int size;

  void set(long start, long end) {
    from[0] = start;
    to[0] = end;
    size = 1;
  }

  /** Takes what is left between these and returns how much that was. */
  long take(long start, long end) {
    long taken = 0;
    int count = size;
    for (int i = 0; i < count; i++) {
      long begin = Math.max(start, from[i]);
      long stop = Math.min(end, to[i]);
      if (stop > begin) {
        taken += stop - begin;
        add(stop, to[i]);
        to[i] = begin;
      }
    }
    return taken;
  }

  private void add(long start, long end) {
    if (end <= start) {
      return;
    }
    if (size == from.length) {
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    from[size] = start;
    to[size++] = end;
  }
}
