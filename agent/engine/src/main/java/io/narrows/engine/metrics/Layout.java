package io.narrows.engine.metrics;

import java.util.List;

/** The buckets of the durations that a service level objective may be about. */
public record Layout(Buckets server, Buckets client, Buckets database) {
  /** Exactly those of the conventions. */
  public static Layout standard() {
    return new Layout(Buckets.HTTP, Buckets.HTTP, Buckets.DB);
  }

  /** Those of the conventions and these thresholds, in seconds. */
  public static Layout withThresholds(
      List<Double> server, List<Double> client, List<Double> database) {
    return new Layout(
        Buckets.HTTP.with(server), Buckets.HTTP.with(client), Buckets.DB.with(database));
  }
}
