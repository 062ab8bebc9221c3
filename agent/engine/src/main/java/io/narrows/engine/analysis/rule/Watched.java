package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.List;

/** What flight recordings show while they run, and what that means for the rest of the time. */
final class Watched {
  // Above this the recording ran all the time, but for its start.
  private static final double NEARLY_ALL = 0.8;

  // What own time is made of, where it was looked at.
  private static final List<Kind> OWN =
      List.of(
          Kind.CPU, Kind.RUNQ, Kind.LOCK, Kind.SLEEP, Kind.GC, Kind.SAFEPOINT, Kind.OFFCPU_UNKNOWN);

  private Watched() {}

  /** Whether recordings ran for a part of the time only. */
  static boolean isPart(Scene scene) {
    long watched = scene.snapshot().machine().watchedNanos();
    return watched > 0 && watched < NEARLY_ALL * scene.snapshot().nanos();
  }

  /** As much as it would be if recordings had run all the time; no more than is unexplained. */
  static long extrapolated(Scene scene, EndpointView endpoint, long nanos) {
    if (!isPart(scene)) {
      return nanos;
    }
    double factor = (double) scene.snapshot().nanos() / scene.snapshot().machine().watchedNanos();
    return Math.min(Math.round(nanos * factor), nanos + unexplained(endpoint));
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
