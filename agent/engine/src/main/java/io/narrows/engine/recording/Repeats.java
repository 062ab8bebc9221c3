package io.narrows.engine.recording;

import java.util.Arrays;

/**
 * How often the operations of one slice were seen, by hash: 16 sets of two cells, each 24 bits of
 * the hash above 8 bits of the count. Where a third one wants a set, the rarer gives way; it is
 * then counted from the start, which loses a capture and nothing else.
 */
final class Repeats {
  private static final int SETS = 16;
  private static final int COUNT = 0xFF;

  private final int[] cells = new int[2 * SETS];

  /** Counts one more, and returns how many there were; {@code COUNT} means that many or more. */
  int add(int hash) {
    int tag = hash & ~COUNT;
    int first = (hash & (SETS - 1)) << 1;
    int one = cells[first];
    if ((one & ~COUNT) == tag) {
      return count(first, one);
    }
    int other = cells[first + 1];
    if ((other & ~COUNT) == tag) {
      return count(first + 1, other);
    }
    cells[(one & COUNT) <= (other & COUNT) ? first : first + 1] = tag | 1;
    return 1;
  }

  private int count(int cell, int value) {
    if ((value & COUNT) == COUNT) {
      return COUNT;
    }
    cells[cell] = value + 1;
    return (value & COUNT) + 1;
  }

  void clear() {
    Arrays.fill(cells, 0);
  }
}
