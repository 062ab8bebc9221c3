package io.narrows.engine.metrics;

import java.util.List;

/**
 * The buckets of what is counted per request; a service level objective may add to the first three.
 */
public record Layout(
    Buckets server, Buckets client, Buckets database, Buckets rows, Buckets dbCalls) {
  /** Exactly those of the conventions. */
  public static Layout standard() {
    return withThresholds(List.of(), List.of(), List.of());
  }

  /** Those of the conventions and these thresholds, in seconds. */
  public static Layout withThresholds(
      List<Double> server, List<Double> client, List<Double> database) {
    return new Layout(
        Buckets.HTTP.with(server),
        Buckets.HTTP.with(client),
        Buckets.DB.with(database),
        Buckets.ROWS,
        Buckets.DB_CALLS);
  }

  /** These, and exponential buckets beside them where that is wanted. */
  public Layout exponential(boolean wanted) {
    return new Layout(
        server.exponential(wanted),
        client.exponential(wanted),
        database.exponential(wanted),
        rows.exponential(wanted),
        dbCalls.exponential(wanted));
  }
}
