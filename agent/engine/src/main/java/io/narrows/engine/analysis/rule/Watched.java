package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.verdict.Scene;

/** What flight recordings show while they run, and what that means for the rest of the time. */
final class Watched {
  // Above this the recording ran all the time, but for its start.
  private static final double NEARLY_ALL = 0.8;

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
    long unexplained = Scene.nanos(endpoint, Kind.OFFCPU_UNKNOWN) + Scene.nanos(endpoint, Kind.APP);
    return Math.min(Math.round(nanos * factor), nanos + unexplained);
  }
}
