package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.ScalingView;
import io.narrows.engine.analysis.ScalingView.Slope;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.function.Consumer;

/** Requests get longer the more of them there are, and one kind of time is most of the growth. */
final class LoadScaling implements Rule {
  @Override
  public String type() {
    return "load_scaling";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      ScalingView scaling = endpoint.scaling();
      if (isLoaded(scaling) && scaling.nanosEach() > 0) {
        for (Slope slope : scaling.slopes()) {
          if (isTheReason(endpoint, slope)) {
            found.accept(draft(endpoint, slope));
          }
        }
      }
    }
  }

  /** The request itself is one more than those that it met. */
  private static boolean isLoaded(ScalingView scaling) {
    return scaling.seconds() >= Thresholds.LOAD_SECONDS
        && scaling.most() + 1 >= Thresholds.LOAD_SPAN * (scaling.least() + 1);
  }

  private static boolean isTheReason(EndpointView endpoint, Slope slope) {
    double growth = growth(endpoint.scaling(), slope);
    return slope.nanos() >= Thresholds.LOAD_SHARE * endpoint.scaling().nanosEach()
        && slope.nanos() > Thresholds.LOAD_ERRORS * slope.errorNanos()
        && growth >= Thresholds.LOAD_NANOS
        && growth >= Thresholds.LOAD_GROWTH * endpoint.latency().mean();
  }

  private static double growth(ScalingView scaling, Slope slope) {
    return slope.nanos() * (scaling.most() - scaling.least());
  }

  private Draft draft(EndpointView endpoint, Slope slope) {
    ScalingView scaling = endpoint.scaling();
    String what = Labels.of(slope.kind());
    long nanos = Scene.nanos(endpoint, slope.kind());
    Draft draft =
        about(new Draft(type(), endpoint), endpoint, slope.kind())
            .title(endpoint.endpoint().name() + " slows down with load: its " + what + " grows")
            .because(
                what
                    + " grows by "
                    + Units.duration(Math.round(slope.nanos()))
                    + " (± "
                    + Units.duration(Math.round(2 * slope.errorNanos()))
                    + ") for each further request in the service, "
                    + Units.percent(Math.min(1, slope.nanos() / scaling.nanosEach()))
                    + " of the growth")
            .because(
                "Seen over "
                    + Units.count(scaling.seconds())
                    + " seconds, with "
                    + Units.mean(scaling.least())
                    + " to "
                    + Units.mean(scaling.most())
                    + " other requests at once")
            .because(Words.time(endpoint, nanos, endpoint.latency().count()));
    return draft
        .fix(
            "This is where requests stand in line: raise its capacity, or shorten how long each"
                + " one needs it.")
        .verify("How " + what + " grows from few requests to many.")
        .costs(nanos, endpoint.latency().count(), Gain.atMost(nanos))
        .inferred();
  }

  /** The largest of its kind, where one has a name. */
  private static Draft about(Draft draft, EndpointView endpoint, Kind kind) {
    List<SignatureView> views = Scene.of(endpoint, kind);
    if (views.isEmpty()) {
      return draft.with(kind);
    }
    SignatureView first = views.get(0);
    return draft.of(first.signature(), first.sites(), first.exemplars());
  }
}
