package io.narrows.engine.analysis;

/**
 * How often executions of a statement, in the order of their requests, went from quick to slow or
 * back. Where the slow ones all come at once, as after a start, that is a time and no kind of
 * execution.
 */
final class Alternation {
  private int last = -1;
  private long jumps;

  void add(long nanos) {
    int octave = Modes.octave(nanos);
    jumps += last >= 0 && Math.abs(octave - last) >= Counted.OCTAVES_APART ? 1 : 0;
    last = octave;
  }

  /** Those that came before or after; one jump in between is not seen. */
  void add(Alternation other) {
    jumps += other.jumps;
    last = other.last;
  }

  /**
   * Whether they are mixed. Of n executions, s of them slow and in no order, 2 s (n - s) / n are
   * followed by one of the other kind, as in the runs test (Wald and Wolfowitz: On a test whether
   * two samples are from the same population, 1940).
   */
  boolean isMixed(long slow, long all) {
    return jumps >= Counted.CHANGES * 2 * slow * (all - slow) / Math.max(1, all);
  }
}
