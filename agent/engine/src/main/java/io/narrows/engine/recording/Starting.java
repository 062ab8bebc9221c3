package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of code in which a library starts threads: those of a pool, which outlive what happens
 * to start them, or one thread for each task of an executor.
 */
final class Starting extends Operation {
  /** The threads of a pool. */
  static final Starting POOL = new Starting(null, null);

  /** The executor whose tasks the threads are, or null for the threads of a pool. */
  final @Nullable Object executor;

  private final @Nullable Starting outer;

  private Starting(@Nullable Object executor, @Nullable Starting outer) {
    this.executor = executor;
    this.outer = outer;
  }

  static Starting begin(Worker worker, @Nullable Object executor) {
    Starting starting =
        executor == null && worker.starting == null
            ? POOL
            : new Starting(executor, worker.starting);
    worker.starting = starting;
    return starting;
  }

  void end(Worker worker) {
    worker.starting = outer;
  }
}
