package io.narrows.engine.overlay;

import io.narrows.facts.log.Log;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts and ends flight recordings beside the drain, because that takes a third of a second. Of
 * {@code jdk.jfr} nothing is loaded before the first one starts.
 */
class Flights {
  private final Consumer<Signal> told;
  private final Runnable mute;
  private final Log log;
  private final boolean isDevelopment;
  private @Nullable Flight flight;
  private boolean wanted;
  private volatile boolean failed;

  /**
   * @param mute makes the calling thread one that is not recorded
   */
  Flights(Consumer<Signal> told, Runnable mute, Log log, boolean isDevelopment) {
    this.told = told;
    this.mute = mute;
    this.log = log;
    this.isDevelopment = isDevelopment;
  }

  /** Whether this JVM has what is needed, as far as is known. */
  boolean arePossible() {
    return !failed && ModuleLayer.boot().findModule("jdk.jfr").isPresent();
  }

  synchronized void begin() {
    wanted = true;
    beside(this::open);
  }

  private void open() {
    try {
      Flight opened = JfrFlight.begin(told, isDevelopment, this::lost);
      if (!keep(opened)) {
        opened.end(0);
      }
    } catch (Exception | LinkageError refused) {
      // A file system that cannot be written, a JVM that was built without.
      failed = true;
      log.error("flight recording is not possible: waits for locks are not seen", refused);
    }
  }

  private void lost(Throwable error) {
    log.error("an event of the flight recorder could not be read", error);
  }

  /** False where it is over before it had begun. */
  private synchronized boolean keep(Flight opened) {
    flight = wanted ? opened : null;
    return wanted;
  }

  synchronized void tick() {
    if (flight != null) {
      flight.tick();
    }
  }

  private synchronized @Nullable Flight give() {
    Flight running = flight;
    flight = null;
    wanted = false;
    return running;
  }

  void end() {
    Flight running = give();
    if (running != null) {
      beside(() -> running.end(0));
    }
  }

  /** Ends it here and now, after it has told what it knows. */
  void last(long patienceNanos) {
    Flight running = give();
    if (running != null) {
      running.end(patienceNanos);
    }
  }

  private void beside(Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              mute.run();
              task.run();
            },
            "narrows-flight");
    thread.setDaemon(true);
    thread.start();
  }
}
