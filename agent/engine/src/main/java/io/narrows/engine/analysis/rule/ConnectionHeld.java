package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Requests wait for connections that others hold while they do something else. */
final class ConnectionHeld implements Rule {
  @Override
  public String type() {
    return "connection_held";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView wait : Scene.of(endpoint, Kind.DB_ACQUIRE)) {
        PoolUse use = PoolUse.of(scene, endpoint, wait);
        if (use != null && isHeld(use) && use.isWaitedFor()) {
          found.accept(draft(scene, use));
        }
      }
    }
  }

  static boolean isHeld(PoolUse use) {
    return use.heldElsewhere() >= Thresholds.HELD_ELSEWHERE
        && use.pool().using().mean() >= Thresholds.HOLD_NANOS
        && !(use.pool().utilisation() < Thresholds.HELD_BUSY);
  }

  private Draft draft(Scene scene, PoolUse use) {
    EndpointView endpoint = use.endpoint();
    PoolUse.Holder holder = PoolUse.holder(scene);
    Draft draft =
        new Draft(type(), endpoint)
            .of(use.waiting().signature())
            .title(
                endpoint.endpoint().name()
                    + " waits for connections that are held during other work")
            .because(
                Units.percent(use.heldElsewhere())
                    + " of the time a connection is held, the database has nothing to do")
            .because(use.load())
            .because(Words.time(endpoint, use.waiting().pathNanos(), use.waiting().requests()))
            .fix(
                "Do that work before the transaction starts or after it ended. A bigger pool only"
                    + " hides it.")
            .verify("The time that connections of pool " + use.pool().name() + " are held.")
            .costs(
                use.waiting().pathNanos(),
                use.waiting().requests(),
                use.shorter(scene, use.heldElsewhere()))
            .inferred();
    if (holder != null) {
      draft.of(use.waiting().signature(), holder.call().sites(), use.waiting().exemplars());
      draft.because(
          "Most of it: "
              + holder.call().signature().text()
              + " of "
              + holder.call().signature().target()
              + " in "
              + holder.endpoint().endpoint().name());
    }
    return draft;
  }
}
