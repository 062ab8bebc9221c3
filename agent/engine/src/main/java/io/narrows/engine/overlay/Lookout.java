package io.narrows.engine.overlay;

import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.recording.Costs;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.facts.Facts;
import io.narrows.facts.settings.FlightRecording;
import io.narrows.facts.settings.Mode;
import io.narrows.facts.settings.Options;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is looked at: collections and processor time from the first request on, flight
 * recordings always, never, or for half a minute when there is a reason to; inside the JVM while
 * these tell of many exceptions.
 */
public final class Lookout implements Sink, AutoCloseable {
  /** How long a recording that was begun for a reason runs. (ours) */
  static final long WINDOW_NANOS = 30_000_000_000L;

  /** How long there is none after it, whatever the reasons. (ours) */
  static final long COOL_DOWN_NANOS = 600_000_000_000L;

  private static final long SECOND_NANOS = 1_000_000_000L;

  // The exit waits for the last second of a recording: it is told once a second.
  private static final long LAST_NANOS = 1_300_000_000L;

  private final Overlays overlays;
  private final Analysis analysis;
  private final Recording recording;
  private final Flights flights;
  private final Looks looks;
  private final FlightRecording choice;
  private final boolean isDevelopment;
  private @Nullable Collections collections;
  private boolean begun;
  private boolean flying;
  private long since;
  private long coolUntil = Long.MIN_VALUE;
  private long lastSecond;

  public static Lookout of(Facts facts, Overlays overlays, Analysis analysis, Recording recording) {
    boolean dev = facts.settings().get(Options.MODE) == Mode.DEV;
    Flights flights = new Flights(overlays::learnt, recording::mute, facts.log(), dev);
    Looks looks =
        new Looks(overlays::learnt, recording::mute, facts.log(), ThreadStacks.ofThisJvm());
    return new Lookout(
        overlays, analysis, recording, flights, looks, facts.settings().get(Options.JFR), dev);
  }

  Lookout(
      Overlays overlays,
      Analysis analysis,
      Recording recording,
      Flights flights,
      Looks looks,
      FlightRecording choice,
      boolean isDevelopment) {
    this.overlays = overlays;
    this.analysis = analysis;
    this.recording = recording;
    this.flights = flights;
    this.looks = looks;
    this.choice = choice;
    this.isDevelopment = isDevelopment;
  }

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {
    if (!begun) {
      begin();
    }
  }

  /** Not at the start, which would feel it: when there is something to look at. */
  private void begin() {
    begun = true;
    Costs costs = ThreadCosts.every(isDevelopment ? 1 : ThreadCosts.ONE_IN);
    if (costs != null) {
      recording.costs(costs);
    }
    if (Collections.isAvailable()) {
      collections = new Collections(overlays::learnt, System::nanoTime);
      collections.watch();
    }
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos - lastSecond < SECOND_NANOS && lastSecond != 0) {
      return;
    }
    long passed = lastSecond == 0 ? 0 : nowNanos - lastSecond;
    lastSecond = nowNanos;
    if (flying) {
      analysis.machine().watched(passed);
      flights.tick();
      looks.at(overlays.worthALook(nowNanos, Looks.THREADS));
      if (!isAlways() && nowNanos - since >= WINDOW_NANOS) {
        land(nowNanos);
      }
    } else if (flights.arePossible() && isWanted(nowNanos)) {
      fly(nowNanos);
    }
  }

  private boolean isAlways() {
    return choice == FlightRecording.ON || choice == FlightRecording.AUTO && isDevelopment;
  }

  private boolean isWanted(long nowNanos) {
    if (isAlways()) {
      return true;
    }
    // Asked also while it cools down, so that what is old is forgotten.
    boolean isThere = overlays.hasReason(nowNanos);
    return choice == FlightRecording.AUTO && isThere && nowNanos >= coolUntil;
  }

  private void fly(long nowNanos) {
    flying = true;
    since = nowNanos;
    overlays.watchedClosely(true, nowNanos);
    flights.begin();
  }

  private void land(long nowNanos) {
    flying = false;
    coolUntil = nowNanos + COOL_DOWN_NANOS;
    overlays.watchedClosely(false, nowNanos);
    flights.end();
    looks.end();
  }

  @Override
  public void close() {
    recording.costs(Costs.NONE);
    looks.end();
    if (flying) {
      flights.last(LAST_NANOS);
    }
    if (collections != null) {
      collections.close();
    }
  }
}
