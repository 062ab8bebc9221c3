package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** One outgoing call is most of the endpoint's time. */
final class SlowDependency implements Rule {
  @Override
  public String type() {
    return "slow_dependency";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.HTTP_WAIT)) {
        if (Scene.share(endpoint, view.pathNanos()) >= Thresholds.DOMINANT
            && !NPlusOneQuery.isRepeated(view)) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(endpoint.endpoint().name() + " waits for " + view.signature().target())
        .because(
            view.signature().text()
                + " answers in "
                + Units.duration(view.latency().mean())
                + " on average, p95 "
                + Units.duration(view.latency().p95()))
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Cache what may be old, ask earlier and beside other work, or set a shorter timeout."
                + " Halving it saves "
                + Units.duration(view.pathNanos() / 2 / Math.max(1, view.requests()))
                + " a request.")
        .verify("The time of this call per request.")
        .costs(view.pathNanos(), view.requests(), Gain.atMost(view.savableNanos()));
  }
}
