package io.narrows.engine.export.otlp;

import java.util.concurrent.TimeUnit;

/**
 * The time that sending may take. Until the end is announced a request has its own budget; then
 * everything has to be over by one moment, and whoever waits is woken.
 */
public class Pause {
  private final Object monitor = new Object();
  private long endNanos;
  private boolean ending;

  /** The time, as {@link System#nanoTime()}. */
  protected long nanos() {
    return System.nanoTime();
  }

  /** Waits; until the end at the longest. */
  protected void sleep(long nanos) throws InterruptedException {
    long until = nanos() + nanos;
    synchronized (monitor) {
      for (long left = nanos; left > 0; left = within(until) - nanos()) {
        monitor.wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
      }
    }
  }

  /** From now on nothing may last longer than this. */
  public void endWithin(long nanos) {
    synchronized (monitor) {
      ending = true;
      endNanos = nanos() + nanos;
      monitor.notifyAll();
    }
  }

  /** This moment, or the end when that comes first. */
  long within(long untilNanos) {
    synchronized (monitor) {
      return ending && endNanos - untilNanos < 0 ? endNanos : untilNanos;
    }
  }
}
