package io.narrows.engine.overlay;

import java.util.function.Consumer;

/** Where threads are right now. */
@FunctionalInterface
interface Stacks {
  /** A JVM that does not tell. */
  Stacks NONE = (threads, found) -> {};

  /**
   * Looks at those of the threads that could run.
   *
   * @param threads their ids; one that has ended, or is virtual, is left out
   */
  void each(long[] threads, Consumer<Look> found);
}
