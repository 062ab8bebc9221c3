package io.narrows.engine.overlay;

import io.narrows.facts.log.Log;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Looks at threads twenty-five times a second, on a thread of its own, while it is asked to. */
class Looks {
  /** So many threads are asked whether they can run. (ours) */
  static final int THREADS = 64;

  // A look stops the application for 0.2 ms, measured with 8 threads and 40 frames: 0.5 % of it at
  // most, as it is left out where none of them can run.
  private static final long PERIOD_NANOS = 40_000_000;
  private static final long[] NOBODY = {};

  private final Consumer<Signal> told;
  private final Runnable mute;
  private final Log log;
  private final Stacks stacks;
  private volatile long[] threads = NOBODY;
  private volatile boolean failed;
  private boolean running;

  /**
   * @param mute makes the calling thread one that is not recorded
   */
  Looks(Consumer<Signal> told, Runnable mute, Log log, Stacks stacks) {
    this.told = told;
    this.mute = mute;
    this.log = log;
    this.stacks = stacks;
  }

  /** From now on at these. */
  synchronized void at(long[] ids) {
    threads = ids;
    if (ids.length > 0 && !running && !failed) {
      running = true;
      Thread thread = new Thread(this::run, "narrows-looks");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void end() {
    at(NOBODY);
  }

  private void run() {
    mute.run();
    do {
      look();
      LockSupport.parkNanos(this, PERIOD_NANOS);
    } while (goesOn());
  }

  private void look() {
    try {
      stacks.each(threads, told::accept);
    } catch (RuntimeException refused) {
      // A security manager.
      failed = true;
      log.error("the stacks of threads cannot be read: what exceptions cost is not seen", refused);
    }
  }

  private synchronized boolean goesOn() {
    running = threads.length > 0 && !failed;
    return running;
  }
}
