package io.narrows.load.sizing;

/**
 * The services that send. What one request and one export bring is taken from the recording.
 *
 * @param requestsPerSecond of each service
 * @param sampledPercent of the traces that the agents send
 */
record Fleet(
    int services,
    int requestsPerSecond,
    int sampledPercent,
    double spansPerRequest,
    double pointsPerExport) {
  // The agent's own default, otel.metric.export.interval.
  private static final int EXPORT_SECONDS = 15;

  double requestsPerSecondOfAll() {
    return (double) services * requestsPerSecond;
  }

  /** When every trace is sent. */
  double allSpansPerSecond() {
    return requestsPerSecondOfAll() * spansPerRequest;
  }

  /** When the agents choose. */
  double sampledSpansPerSecond() {
    return allSpansPerSecond() * sampledPercent / 100;
  }

  double pointsPerSecond() {
    return services * pointsPerExport / EXPORT_SECONDS;
  }
}
