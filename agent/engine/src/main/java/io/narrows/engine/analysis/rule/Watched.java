package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;

/** What flight recordings show while they run, and what that means for the rest of the time. */
final class Watched {
  // What own time is made of, where it was looked at.
  private static final List<Kind> OWN =
      List.of(
          Kind.CPU, Kind.RUNQ, Kind.LOCK, Kind.SLEEP, Kind.GC, Kind.SAFEPOINT, Kind.OFFCPU_UNKNOWN);

  private Watched() {}

  /** Whether recordings ran for a part of the endpoint's own time only. */
  static boolean isPart(EndpointView endpoint) {
    long recorded = endpoint.own().recordedNanos();
    return recorded > 0 && recorded < Thresholds.RECORDED * endpoint.own().ownNanos();
  }

  /**
   * As much as it would be if recordings had run for all of the endpoint's own time; no more than
   * is unexplained.
   */
  static long extrapolated(EndpointView endpoint, long nanos) {
    OwnStats.View own = endpoint.own();
    if (own.recordedNanos() == 0) {
      return nanos;
    }
    double factor = (double) own.ownNanos() / own.recordedNanos();
    return Math.min(Math.round(nanos * factor), nanos + unexplained(endpoint));
  }

  /**
   * How many requests have it, as far as its time is extrapolated: what each waits stays as it was
   * seen.
   *
   * @param nanos of {@link #extrapolated}
   */
  static long requests(EndpointView endpoint, SignatureView seen, long seenNanos, long nanos) {
    double factor = (double) nanos / Math.max(1, seenNanos);
    long all = Math.max(seen.requests(), endpoint.latency().count());
    return Math.min(all, Math.round(seen.requests() * factor));
  }

  private static long unexplained(EndpointView endpoint) {
    return Scene.nanos(endpoint, Kind.OFFCPU_UNKNOWN) + Scene.nanos(endpoint, Kind.APP);
  }

  /**
   * The most that it can be of the endpoint's own time: of what was not looked at as much as of the
   * rest, and what was off the processors for no reason that was seen, up to as much again.
   *
   * @param seenNanos what was seen of it
   * @param nanos what is taken to be, with what was not looked at
   */
  static long atMost(EndpointView endpoint, long seenNanos, long nanos) {
    long split = OWN.stream().mapToLong(kind -> Scene.nanos(endpoint, kind)).sum();
    double notLookedAt = (double) Scene.nanos(endpoint, Kind.APP) / Math.max(1, split);
    long again = Math.min(seenNanos, Scene.nanos(endpoint, Kind.OFFCPU_UNKNOWN));
    return Math.max(nanos, Math.round(seenNanos * (1 + notLookedAt)) + again);
  }
}
