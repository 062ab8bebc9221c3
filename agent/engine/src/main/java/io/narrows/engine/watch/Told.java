package io.narrows.engine.watch;

import java.util.List;

/** Is told of findings that are sure enough to be told. Drain thread only. */
public interface Told {
  /**
   * A window is over.
   *
   * @param present those that were seen in it
   * @param seconds how long it was
   */
  void window(List<Found> present, double seconds);

  /** A finding is new, gone or back, or still there after a while. */
  void news(Found found);
}
