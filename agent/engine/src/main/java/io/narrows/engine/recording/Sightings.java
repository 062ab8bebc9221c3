package io.narrows.engine.recording;

/**
 * Which pairs of endpoint and operation were seen, and how often their repeats were captured; by
 * hash, in sets of four cells that all threads share without any order between them. A race, or a
 * fifth pair in a set, forgets a pair: it is then seen for the first time once more.
 */
final class Sightings {
  /** So many captures of repeats tell who repeats. (ours) */
  static final int SETTLED = 32;

  private static final int WAYS = 4;

  // 40 kB: four times the 2000 pairs of a large service.
  private final int[] cells = new int[1 << 13];
  private final byte[] captures = new byte[1 << 13];

  /** The cell of this pair, or -1 where it was not seen. */
  int find(int pair) {
    int key = key(pair);
    int first = first(key);
    for (int cell = first; cell < first + WAYS; cell++) {
      if (cells[cell] == key) {
        return cell;
      }
    }
    return -1;
  }

  void add(int pair) {
    int key = key(pair);
    int cell = free(key);
    cells[cell] = key;
    captures[cell] = 0;
  }

  private int free(int key) {
    int first = first(key);
    for (int cell = first; cell < first + WAYS; cell++) {
      if (cells[cell] == 0) {
        return cell;
      }
    }
    return first + (key >>> 30);
  }

  /** A repeat of the pair in this cell was captured. */
  void captured(int cell) {
    if (captures[cell] < SETTLED) {
      captures[cell]++;
    }
  }

  boolean isSettled(int cell) {
    return captures[cell] >= SETTLED;
  }

  /** Zero is an empty cell. */
  private static int key(int pair) {
    return pair == 0 ? 1 : pair;
  }

  private int first(int key) {
    return (key * WAYS) & (cells.length - 1);
  }
}
