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

/** Transactions lose against each other over the same rows: the database says so. */
final class RowLockContention implements Rule {
  @Override
  public String type() {
    return "row_lock_contention";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        double lost = (double) view.statement().lockErrors() / Math.max(1, view.executions());
        if (lost >= Thresholds.LOCKS_LOST && Sql.of(view).locksRows()) {
          found.accept(draft(endpoint, view, lost));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView view, double lost) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(endpoint.endpoint().name() + " waits for rows that other transactions lock")
        .because(
            Units.percent(lost)
                + " of the executions end with a deadlock, a serialisation failure or a lock that"
                + " did not come in time; the longest took "
                + Units.duration(view.latency().max())
                + ", half of them "
                + Units.duration(view.latency().p50()))
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Shorten the transaction, change rows in the same order everywhere, write"
                + " UPDATE ... SET x = x + 1 instead of reading first, or use optimistic locking"
                + " (@Version) and try again.")
        .verify("The errors and the p95 of this statement should fall.")
        .costs(view.pathNanos(), view.requests(), Gain.atMost(view.savableNanos()))
        .inferred();
  }
}
