package io.narrows.engine;

import io.narrows.facts.Facts;
import io.narrows.facts.settings.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The second half of the agent. {@link #start} opens the doors and returns; everything that is
 * heavy is made by {@link Reading}, on the drain's thread, beside the application's own start. What
 * is recorded meanwhile waits in the buffer.
 */
public final class Engine {
  private static final long LOOK_NANOS = 5_000_000;

  private final Facts facts;
  private final Host host;
  private final Doors doors;
  private final Reading reading;
  private final Exit exit;

  private Engine(Facts facts, Host host) {
    this.facts = facts;
    this.host = host;
    doors = new Doors(facts.settings());
    reading = new Reading(facts, host, doors, new Leaving(this));
    exit = new Exit(this, facts.settings().get(Options.SHUTDOWN_TIMEOUT));
  }

  /** Begins to record. */
  public static Engine start(Facts facts, Host host) {
    Engine engine = new Engine(facts, host);
    engine.doors.open();
    engine.exit.register();
    engine.reading.start();
    return engine;
  }

  /** The one line at start. */
  public String greeting(String watched, Path jar) {
    return Greeting.of(facts.settings(), watched, jar);
  }

  /** Waits until no request is open, but not longer than this. */
  void awaitRequests(Duration timeout) {
    long endNanos = System.nanoTime() + timeout.toNanos();
    while (doors.recording.inFlight().all() > 0 && System.nanoTime() - endNanos < 0) {
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
  }

  /** Reads what is left, sends it, and ends; waits for that, but not longer than this. */
  void close(Duration timeout) {
    reading.stop(timeout);
  }

  /** Leaves the JVM as it was; called on a thread of its own. */
  void leave() {
    doors.recording.mute();
    doors.close();
    host.unweave();
    close(facts.settings().get(Options.SHUTDOWN_TIMEOUT));
    // Last, so that an application that ends meanwhile waits for what is being sent.
    exit.unregister();
  }
}
