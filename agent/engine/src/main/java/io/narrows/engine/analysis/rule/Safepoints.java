package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.function.Consumer;

/** The JVM stops everything for another reason than a collection. */
final class Safepoints implements Rule {
  @Override
  public String type() {
    return "safepoints";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    Machine.View machine = scene.snapshot().machine();
    Machine.Stops stops = machine.safepoints();
    double share = stops.sumNanos() / Math.max(1.0, machine.watchedNanos());
    List<EndpointView> stopped = Words.affected(scene, Kind.SAFEPOINT);
    if (!stopped.isEmpty()
        && (share >= Thresholds.STOPPED || stops.longestNanos() >= Thresholds.LONG_STOP_NANOS)) {
      found.accept(draft(share, stops, stopped));
    }
  }

  private Draft draft(double share, Machine.Stops stops, List<EndpointView> stopped) {
    long nanos = stopped.stream().mapToLong(view -> Scene.nanos(view, Kind.SAFEPOINT)).sum();
    long requests = stopped.stream().mapToLong(view -> view.latency().count()).sum();
    return new Draft(type(), stopped.get(0))
        .with(Kind.SAFEPOINT)
        .affects(stopped)
        .ofMachine()
        .title("The JVM stops everything, and not to collect garbage")
        .because(
            Units.percent(Math.min(1, share))
                + " of the time in "
                + Units.count(stops.count())
                + " stops, the longest "
                + Units.duration(stops.longestNanos())
                + " ("
                + stops.cause()
                + ")")
        .because(Units.duration(nanos / Math.max(1, requests)) + " of each request on average")
        .fix(
            "Find who asks for it: heap dumps and histograms, thread dumps, agents that change"
                + " classes, tools that attach.")
        .verify("The stops per minute.")
        .costs(nanos, requests, Gain.atMost(nanos));
  }
}
