package io.narrows.engine;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.engine.control.Control;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import io.narrows.engine.recording.Upkeep;
import io.narrows.facts.Facts;
import io.narrows.facts.settings.Options;
import io.narrows.facts.settings.Sampling;
import io.narrows.facts.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The second half of the agent. {@link #start} opens the doors and returns; everything that is
 * heavy is made by the drain's thread, beside the application's own start. What is recorded
 * meanwhile waits in the buffer.
 */
public final class Engine {
  private final Facts facts;
  private final Host host;
  private final Recording recording;
  private final Resources resources;
  private final Attachments attachments = new Attachments();
  private final StackRecorder recorder;
  private final Thread thread = new Thread(this::run, "narrows-drain");
  private final Exit exit;
  private volatile @Nullable Drain drain;

  private Engine(Facts facts, Host host) {
    Settings settings = facts.settings();
    this.facts = facts;
    this.host = host;
    resources = new Resources();
    recording =
        new Recording(
            Clock.SYSTEM,
            sampler(settings.sampling()),
            new Propagation(),
            powerOfTwo(settings.get(Options.BUFFER)));
    recorder = new StackRecorder(recording, attachments, resources);
    exit = new Exit(this, settings.get(Options.SHUTDOWN_TIMEOUT));
  }

  /** Begins to record. */
  public static Engine start(Facts facts, Host host) {
    Engine engine = new Engine(facts, host);
    Probe.install(engine.recorder);
    engine.exit.register();
    engine.thread.setDaemon(true);
    engine.thread.start();
    return engine;
  }

  /** The one line at start. */
  public String greeting(String watched, Path jar) {
    return Greeting.of(facts.settings(), watched, jar);
  }

  private void run() {
    recording.mute();
    weave();
    Parts parts = new Parts(facts.log());
    try {
      assemble(parts);
      read(parts);
    } catch (RuntimeException | LinkageError error) {
      leave(error);
    } finally {
      parts.close();
    }
  }

  private void weave() {
    try {
      host.weave();
    } catch (RuntimeException | LinkageError error) {
      facts.log().error("nothing is woven", error);
    }
  }

  /** What reads, in the order in which it reads; closed in reverse. */
  private void assemble(Parts parts) {
    parts.add(new Upkeep(recorder, attachments, resources));
    Status status = new Status(facts, recording, this);
    if (facts.settings().get(Options.CONTROL)) {
      Control control = parts.add(new Control(facts.log(), new NothingYet(), status, this::detach));
      control.open();
    }
  }

  private void read(Parts parts) {
    Drain reading = new Drain(recording, parts.sinks(), this::goOn);
    drain = reading;
    if (exit.hasBegun()) {
      reading.stop();
    }
    reading.run();
  }

  private void goOn(Throwable error) {
    facts.log().error("a reader failed and goes on with what comes next", error);
  }

  private void leave(Throwable error) {
    Probe.install(Recorder.NOOP);
    facts.log().error("has stopped; the application goes on without it", error);
  }

  /** Slices read so far. */
  long processed() {
    Drain reading = drain;
    return reading == null ? 0 : reading.processed();
  }

  /** Reads what is left, sends it, and ends; waits for that, but not longer than this. */
  void close(Duration timeout) {
    Drain reading = drain;
    if (reading == null && recording.waiting() == 0) {
      return; // an application that was over before there was anything to say
    }
    if (reading != null) {
      reading.stop();
      LockSupport.unpark(thread);
    }
    try {
      thread.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the JVM as it was; called on the drain's thread, which ends by it. */
  private void detach() {
    Thread leaving = new Thread(this::closeForGood, "narrows-detach");
    leaving.setDaemon(true);
    leaving.start();
  }

  private void closeForGood() {
    recording.mute();
    Probe.install(Recorder.NOOP);
    exit.unregister();
    host.unweave();
    close(facts.settings().get(Options.SHUTDOWN_TIMEOUT));
  }

  private static HeadSampler sampler(Sampling sampling) {
    return HeadSampler.ratio(sampling.ratio(), sampling.parentBased());
  }

  private static int powerOfTwo(int atLeast) {
    int highest = Integer.highestOneBit(atLeast);
    return highest == atLeast ? atLeast : highest << 1;
  }
}
