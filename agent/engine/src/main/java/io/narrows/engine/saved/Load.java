package io.narrows.engine.saved;

import java.util.HashSet;
import java.util.Set;

/**
 * How far the two reports are of the same load. What changed for reasons that are no fix is seen in
 * the endpoints that had no finding before and have none now: each kind of time that grew or shrank
 * there, as the time of a database does that has less to do, is taken to have done so everywhere.
 */
final class Load {
  /** Rates that differ by more are another load. (ours) */
  static final double UNLIKE = 0.25;

  private static final double ENOUGH_REQUESTS = 20;
  private static final double ENOUGH_MILLIS = 50;
  private static final double MOST = 4;

  private final Saved before;
  private final Saved after;
  private final Set<String> blamed = new HashSet<>();

  Load(Saved before, Saved after) {
    this.before = before;
    this.after = after;
    before.findings().forEach(finding -> blamed.add(finding.endpoint()));
    after.findings().forEach(finding -> blamed.add(finding.endpoint()));
  }

  /** Whether so many more or less requests came in a second that waits cannot be compared. */
  boolean isUnlike() {
    return isUnlike(before.requestsPerSecond(), after.requestsPerSecond());
  }

  static boolean isUnlike(double before, double after) {
    return Math.abs(after - before) > UNLIKE * Math.max(before, after);
  }

  /** Whether there are endpoints to compare the rest with. */
  boolean hasControls() {
    return before.endpoints().stream().anyMatch(this::isControl);
  }

  private boolean isControl(SavedEndpoint endpoint) {
    SavedEndpoint now = after.endpoint(endpoint.name());
    return endpoint.isServer()
        && !blamed.contains(endpoint.name())
        && endpoint.count() >= ENOUGH_REQUESTS
        && now != null
        && now.count() >= ENOUGH_REQUESTS;
  }

  /** What the requests of an endpoint take now, as they would under the load of before. */
  double correctedMillis(SavedEndpoint now) {
    double sum = 0;
    for (String kind : now.millisByKind().keySet()) {
      sum += now.millisOf(kind) / factor(kind);
    }
    return sum;
  }

  /** How much longer this kind of time takes now where nothing was repaired. */
  private double factor(String kind) {
    double then = 0;
    double now = 0;
    for (SavedEndpoint endpoint : before.endpoints()) {
      SavedEndpoint again = after.endpoint(endpoint.name());
      if (isControl(endpoint) && again != null) {
        then += endpoint.millisOf(kind) * endpoint.count();
        now += again.millisOf(kind) * endpoint.count();
      }
    }
    boolean isEnough = then >= ENOUGH_MILLIS && now > 0;
    return isEnough ? Math.min(MOST, Math.max(1 / MOST, now / then)) : 1;
  }
}
