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
  private volatile @Nullable Flight flight;
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

  void begin() {
    beside(
        "narrows-flight",
        () -> {
          try {
            flight = JfrFlight.begin(told, isDevelopment);
          } catch (Exception | LinkageError refused) {
            // A file system that cannot be written, a JVM that was built without.
            failed = true;
            log.error("flight recording is not possible: waits for locks are not seen", refused);
          }
        });
  }

  void tick() {
    Flight running = flight;
    if (running != null) {
      running.tick();
    }
  }

  void end() {
    Flight running = flight;
    flight = null;
    if (running != null) {
      beside("narrows-flight", () -> running.end(0));
    }
  }

  /** Ends it here and now, after it has told what it knows. */
  void last(long patienceNanos) {
    Flight running = flight;
    flight = null;
    if (running != null) {
      running.end(patienceNanos);
    }
  }

  private void beside(String name, Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              mute.run();
              task.run();
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
