package io.narrows.engine.overlay;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** A flight recording of the JDK: what is recorded, and when its events were by our clock. */
final class JfrFlight implements Flight {
  // Below this a wait is no bottleneck of a request; JFR's own default is 20 ms. (ours)
  private static final Duration WAITS = Duration.ofMillis(5);
  private static final Duration WAITS_IN_DEVELOPMENT = Duration.ofMillis(1);

  // JFR's default; in development as its profile.
  private static final Duration SAMPLES = Duration.ofMillis(20);
  private static final Duration SAMPLES_IN_DEVELOPMENT = Duration.ofMillis(10);

  private final RecordingStream stream;
  private volatile long originNanos;
  private volatile long lastAnchor;

  private JfrFlight(RecordingStream stream) {
    this.stream = stream;
    originNanos = wallOrigin();
  }

  /**
   * Begins to record.
   *
   * @param lost is told why an event could not be read
   */
  static JfrFlight begin(Consumer<Signal> told, boolean isDevelopment, Consumer<Throwable> lost) {
    RecordingStream stream = new RecordingStream();
    try {
      JfrFlight flight = new JfrFlight(stream);
      flight.choose(isDevelopment);
      flight.listen(new JfrEvents(told, flight::nanos));
      stream.onError(lost);
      stream.startAsync();
      told.accept(new Begun(System.nanoTime()));
      flight.tick();
      return flight;
    } catch (RuntimeException | Error refused) {
      stream.close();
      throw refused;
    }
  }

  private void choose(boolean isDevelopment) {
    Duration waits = isDevelopment ? WAITS_IN_DEVELOPMENT : WAITS;
    for (String wait :
        new String[] {
          "jdk.JavaMonitorEnter",
          "jdk.JavaMonitorWait",
          "jdk.ThreadPark",
          "jdk.ThreadSleep",
          "jdk.VirtualThreadPinned"
        }) {
      stream.enable(wait).withThreshold(waits).withStackTrace();
    }
    stream.enable("jdk.ExecuteVMOperation").withThreshold(WAITS_IN_DEVELOPMENT);
    stream.enable("jdk.SafepointStateSynchronization").withThreshold(WAITS_IN_DEVELOPMENT);
    stream
        .enable("jdk.ExecutionSample")
        .withPeriod(isDevelopment ? SAMPLES_IN_DEVELOPMENT : SAMPLES)
        .withStackTrace();
    stream.enable("jdk.ObjectAllocationSample").with("throttle", "100/s").withStackTrace();
    stream.enable("jdk.ExceptionStatistics").withPeriod(Duration.ofSeconds(1));
    stream.enable(JfrAnchor.class);
  }

  private void listen(JfrEvents events) {
    // Events are read in the place of the one before, and in the order of the file.
    stream.setReuse(true);
    stream.setOrdered(false);
    stream.onEvent(JfrAnchor.NAME, this::anchor);
    stream.onEvent(events);
  }

  /** Its time by both clocks, a microsecond apart. */
  private void anchor(RecordedEvent event) {
    long nanos = event.getLong("nanos");
    originNanos = JfrEvents.epochNanos(event.getStartTime()) - nanos;
    lastAnchor = nanos;
  }

  private static long wallOrigin() {
    // Nothing between the two readings: a class that is loaded there made them 5 to 27 ms apart.
    Instant now = Instant.now();
    long nanos = System.nanoTime();
    return JfrEvents.epochNanos(now) - nanos;
  }

  /** When that was by our clock. */
  long nanos(long epochNanos) {
    return epochNanos - originNanos;
  }

  @Override
  public void tick() {
    new JfrAnchor(System.nanoTime()).commit();
  }

  @Override
  public void end(long patienceNanos) {
    long since = System.nanoTime();
    if (patienceNanos > 0) {
      new JfrAnchor(since).commit();
    }
    try {
      while (lastAnchor < since && System.nanoTime() - since < patienceNanos) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    stream.close();
  }
}
