package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.function.Consumer;

/** Requests wait for a connection, and those who have one use it. */
final class PoolExhausted implements Rule {
  // What leaves room for chance: at 70 % busy few have to wait. (ours)
  private static final double COMFORTABLE = 0.7;

  @Override
  public String type() {
    return "pool_exhausted";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView wait : Scene.of(endpoint, Kind.DB_ACQUIRE)) {
        PoolUse use = PoolUse.of(scene, endpoint, wait);
        if (use != null && use.isWaitedFor() && use.isBusy() && !ConnectionHeld.isHeld(use)) {
          found.accept(draft(scene, use));
        }
      }
    }
  }

  private Draft draft(Scene scene, PoolUse use) {
    EndpointView endpoint = use.endpoint();
    double busy = use.pool().using().sum() / 1e9 / Math.max(1e-9, scene.seconds());
    long needed = (long) Math.ceil(busy / COMFORTABLE);
    return new Draft(type(), endpoint)
        .of(use.waiting().signature(), use.waiting().sites(), use.waiting().exemplars())
        .title(endpoint.endpoint().name() + " waits for a connection of pool " + use.pool().name())
        .because(use.load())
        .because(Words.time(endpoint, use.waiting().pathNanos(), use.waiting().requests()))
        .fix(
            "Shorten what is done with a connection first. For this load "
                + Units.count(Math.max(needed, use.pool().limit() + 1L))
                + " connections would do, if the database has the cores for them.")
        .verify("The wait for connections of pool " + use.pool().name() + ".")
        .costs(
            use.waiting().pathNanos(),
            use.waiting().requests(),
            Gain.atMost(use.waiting().savableNanos()))
        .inferred();
  }
}
