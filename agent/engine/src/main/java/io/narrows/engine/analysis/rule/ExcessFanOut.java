package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.function.Consumer;

/** One request starts so many tasks or calls at once that they stand in each other's way. */
final class ExcessFanOut implements Rule {
  @Override
  public String type() {
    return "excess_fan_out";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      if (endpoint.fanOut().requests() * 2 >= Math.max(1, endpoint.latency().count())) {
        found.accept(draft(endpoint));
      }
    }
  }

  private Draft draft(EndpointView endpoint) {
    FanOutView fanOut = endpoint.fanOut();
    long waited = Scene.nanos(endpoint, Kind.QUEUE) + Scene.nanos(endpoint, Kind.DB_ACQUIRE);
    long children = endpoint.latency().sum() - Scene.nanos(endpoint, Kind.APP);
    Draft draft =
        new Draft(type(), endpoint)
            .with(Kind.QUEUE, Kind.DB_ACQUIRE)
            .title(
                endpoint.endpoint().name()
                    + " starts "
                    + Units.count(fanOut.children() / fanOut.requests())
                    + " tasks or calls at once")
            .because(
                "More than 20 at once in "
                    + Units.count(fanOut.requests())
                    + " requests, at most "
                    + Units.count(fanOut.maxChildren()))
            .fix(
                "Ask for many things in one call, or bound how many are on their way at once: a"
                    + " request must not need more threads and connections than its share.")
            .verify("Tasks and calls at once per request of " + endpoint.endpoint().name() + ".")
            .costs(children, fanOut.requests(), Gain.atMost(waited))
            .inferred();
    if (waited == 0) {
      return draft.latent();
    }
    return draft.because(
        "They wait for threads and connections for "
            + Units.duration(waited / Math.max(1, endpoint.latency().count()))
            + " of each request");
  }
}
