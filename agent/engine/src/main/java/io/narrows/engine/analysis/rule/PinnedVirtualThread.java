package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** A virtual thread waits and keeps the thread that carries it from carrying others. */
final class PinnedVirtualThread implements Rule {
  @Override
  public String type() {
    return "pinned_virtual_thread";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView pinned : Scene.of(endpoint, Kind.LOCK)) {
        long nanos = Watched.extrapolated(endpoint, pinned.latency().sum());
        if (pinned.signature().text().equals(OwnStats.PINNED)
            && Scene.share(endpoint, nanos) >= Thresholds.PINNED) {
          found.accept(draft(endpoint, pinned, Math.min(nanos, endpoint.latency().sum())));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView pinned, long nanos) {
    return new Draft(type(), endpoint)
        .of(pinned.signature(), pinned.sites(), pinned.exemplars())
        .title(endpoint.endpoint().name() + " pins the carriers of its virtual threads")
        .because(
            Units.count(pinned.executions())
                + " waits of "
                + Units.duration(pinned.latency().mean())
                + " on average, in which the carrier could not carry another thread")
        .because(Words.time(endpoint, nanos, pinned.requests()))
        .fix(
            "From JDK 24 on synchronized does not pin any more; before, use a ReentrantLock there."
                + " What is left on JDK 24 and later is native code and class initialisation.")
        .verify("The time that virtual threads are pinned.")
        .costs(nanos, pinned.requests(), Gain.atMost(nanos))
        .inferred();
  }
}
