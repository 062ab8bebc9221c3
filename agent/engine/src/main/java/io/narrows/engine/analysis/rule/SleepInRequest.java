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
import java.util.Set;
import java.util.function.Consumer;

/** A request sleeps, to wait for something or to give others time. */
final class SleepInRequest implements Rule {
  private static final Set<String> SLEEPS =
      Set.of("Thread.sleep", "LockSupport.park", "Object.wait");

  @Override
  public String type() {
    return "sleep_in_request";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView sleep : Scene.of(endpoint, Kind.SLEEP)) {
        long nanos = Watched.extrapolated(endpoint, sleep.pathNanos());
        if (SLEEPS.contains(sleep.signature().text())
            && !sleep.sites().isEmpty()
            && sleep.latency().mean() >= Thresholds.SLEEP_NANOS
            && Scene.share(endpoint, nanos) >= Thresholds.SLEPT) {
          found.accept(draft(endpoint, sleep, nanos));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView sleep, long nanos) {
    long requests = Watched.requests(endpoint, sleep, sleep.pathNanos(), nanos);
    Draft draft =
        new Draft(type(), endpoint)
            .of(sleep.signature(), sleep.sites(), sleep.exemplars())
            .title(endpoint.endpoint().name() + " sleeps in " + sleep.signature().text())
            .because(
                Units.mean(Words.perRequest(sleep))
                    + " times a request for "
                    + Units.duration(sleep.latency().mean())
                    + " on average")
            .because(Words.time(endpoint, nanos, requests))
            .fix(
                "Wait for the event itself, with a future, a condition or a callback, instead of"
                    + " looking again after a while.")
            .verify("The time that requests sleep.")
            .costs(nanos, requests, Gain.atMost(Watched.atMost(endpoint, sleep.pathNanos(), nanos)))
            .seenIn(sleep.requests());
    return Watched.isPart(endpoint) ? draft.sampled().because(Words.WATCHED) : draft;
  }
}
