package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;

/** How much the requests of an endpoint differ in one kind of time. */
public final class Spread {
  private Spread() {}

  /** The standard deviation of what one request takes of it, in nanoseconds. */
  public static double of(EndpointView view, Kind kind) {
    for (KindTime time : view.time()) {
      if (time.kind() == kind) {
        return of(time, Math.max(1, view.latency().count()));
      }
    }
    return 0;
  }

  private static double of(KindTime time, double requests) {
    double squares = time.bands().squares().stream().mapToDouble(each -> each).sum();
    double mean = time.nanos() / requests;
    return Math.sqrt(Math.max(0, squares / requests - mean * mean));
  }
}
