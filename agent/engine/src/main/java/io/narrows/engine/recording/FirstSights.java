package io.narrows.engine.recording;

/**
 * Which pairs of endpoint and operation were seen, by hash: sets of four cells in one array that is
 * shared by all threads without any order between them. A race, or a fifth pair in a set, forgets a
 * pair: it is then seen for the first time once more.
 */
final class FirstSights {
  private static final int WAYS = 4;

  // 32 kB: four times the 2000 pairs of a large service.
  private final int[] cells = new int[1 << 13];

  boolean contains(int pair) {
    int key = key(pair);
    int first = first(key);
    return cells[first] == key
        || cells[first + 1] == key
        || cells[first + 2] == key
        || cells[first + 3] == key;
  }

  void add(int pair) {
    int key = key(pair);
    int first = first(key);
    for (int cell = first; cell < first + WAYS; cell++) {
      if (cells[cell] == 0) {
        cells[cell] = key;
        return;
      }
    }
    cells[first + (key >>> 30)] = key;
  }

  /** Zero is an empty cell. */
  private static int key(int pair) {
    return pair == 0 ? 1 : pair;
  }

  private int first(int key) {
    return (key * WAYS) & (cells.length - 1);
  }
}
