package io.narrows.load.play;

import java.time.Duration;
import java.util.Set;

/**
 * What to play.
 *
 * @param services how many there seem to be
 * @param spansPerSecond of all of them together
 * @param metricsEvery between two exports of a service
 */
public record Plan(
    int services, int spansPerSecond, Duration metricsEvery, Duration length, Set<Signal> signals) {
  // As the agent sends, and the OpenTelemetry SDKs: otel.bsp.schedule.delay, max.export.batch.size.
  private static final int DELAY_SECONDS = 5;
  private static final int BATCH = 512;

  /** Spans in one message, which a service sends when it has so many or when it has waited. */
  int spansPerMessage() {
    return (int) Math.max(1, Math.min(BATCH, (long) spansPerSecond * DELAY_SECONDS / services));
  }

  boolean has(Signal signal) {
    return signals.contains(signal);
  }
}
