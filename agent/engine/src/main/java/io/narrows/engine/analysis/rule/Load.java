package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.verdict.Scene;

/** What is asked of a pool or an executor while it is used; its breaks do not count. */
final class Load {
  private Load() {}

  /** How many of its connections or threads are in use on average. */
  static double busy(ResourceView resource, Scene scene) {
    double measured = resource.utilisation() * resource.limit();
    return measured > 0 ? measured : resource.using().sum() / 1e9 / Math.max(1e-9, scene.seconds());
  }

  /** By Little's law. */
  static double arrivalsPerSecond(ResourceView resource, Scene scene) {
    double holdSeconds = resource.using().mean() / 1e9;
    return holdSeconds == 0 ? 0 : busy(resource, scene) / holdSeconds;
  }
}
