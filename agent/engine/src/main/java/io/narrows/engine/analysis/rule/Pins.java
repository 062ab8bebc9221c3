package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.List;

/**
 * How long virtual threads of one endpoint kept their carriers.
 *
 * @param nanos as it would be if recordings had run for all of the time
 */
record Pins(EndpointView endpoint, SignatureView seen, long nanos) {
  static List<Pins> of(Scene scene) {
    return scene.endpoints().stream().flatMap(each -> of(each).stream()).toList();
  }

  private static List<Pins> of(EndpointView endpoint) {
    return Scene.of(endpoint, Kind.LOCK).stream()
        .filter(each -> each.signature().text().equals(OwnStats.PINNED))
        .map(each -> new Pins(endpoint, each, nanos(endpoint, each)))
        .toList();
  }

  private static long nanos(EndpointView endpoint, SignatureView seen) {
    return Watched.extrapolated(endpoint, seen.latency().sum());
  }

  double share() {
    return Scene.share(endpoint, nanos);
  }
}
