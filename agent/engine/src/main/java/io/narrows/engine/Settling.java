package io.narrows.engine;

import io.narrows.engine.recording.Recording;
import java.util.concurrent.locks.LockSupport;

/**
 * The time until the application has started, known by its loading of classes: what reads is made
 * after it, for it would compete with the start for processors. Nothing is lost meanwhile: what is
 * recorded waits in the buffer, and ends the waiting before that is full.
 */
final class Settling {
  private static final long STEP_NANOS = 50_000_000;
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final long WORTH_SAYING_NANOS = 1_000_000_000L;
  private static final int QUIET_STEPS = 5;
  private static final int FEW_CLASSES = 10;
  private static final int MANY_SLICES = 64;

  private final Host host;
  private final Recording recording;
  private volatile boolean ended;

  Settling(Host host, Recording recording) {
    this.host = host;
    this.recording = recording;
  }

  /** Returns when the application has started, or has much to tell, or takes long. */
  void await() {
    int quiet = 0;
    while (!ended && quiet < QUIET_STEPS && !isLongerThan(LONGEST_NANOS) && !hasMuchToTell()) {
      int before = host.classesSeen();
      LockSupport.parkNanos(this, STEP_NANOS);
      quiet = host.classesSeen() - before <= FEW_CLASSES ? quiet + 1 : 0;
    }
  }

  private boolean hasMuchToTell() {
    return recording.waiting() >= MANY_SLICES;
  }

  private boolean isLongerThan(long nanos) {
    return System.nanoTime() - recording.startNanos() > nanos;
  }

  /** Whether an application that ends now was there for long enough, or did something. */
  boolean hasSomethingToSay() {
    return recording.waiting() > 0 || isLongerThan(WORTH_SAYING_NANOS);
  }

  /** The application ends. */
  void end() {
    ended = true;
  }
}
