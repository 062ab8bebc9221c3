package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Time in which nobody saw what the request did or waited for: said, and never hidden. */
final class UnexplainedTime implements Rule {
  @Override
  public String type() {
    return "unexplained_time";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      long nanos = unexplained(endpoint);
      if (Scene.share(endpoint, nanos) >= Thresholds.UNEXPLAINED) {
        found.accept(draft(endpoint, nanos));
      }
    }
  }

  private static long unexplained(EndpointView endpoint) {
    return Scene.nanos(endpoint, Kind.APP)
        + Scene.nanos(endpoint, Kind.OFFCPU_UNKNOWN)
        + Scene.nanos(endpoint, Kind.ASYNC_GAP)
        + Scene.nanos(endpoint, Kind.JOIN_UNEXPLAINED);
  }

  private Draft draft(EndpointView endpoint, long nanos) {
    long requests = endpoint.latency().count();
    return new Draft(type(), endpoint)
        .title(
            Units.percent(Scene.share(endpoint, nanos))
                + " of the time of "
                + endpoint.endpoint().name()
                + " has no cause that was seen")
        .because(Words.time(endpoint, nanos, requests))
        .because(
            "The application's own code ran or waited for something that is not watched: a lock, a"
                + " library, the processor")
        .fix("Look at the code of the slow examples, or profile it.")
        .verify("The explained share of the time.")
        .costs(nanos, requests, Gain.atMost(nanos))
        .hint();
  }
}
