package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.LockView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/**
 * Transactions wait for each other's rows. The database says so where one of them loses; where all
 * win in the end, it is inferred from when they go on.
 */
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
          found.accept(lost(endpoint, view, lost));
        } else if (waits(view)) {
          found.accept(waiting(endpoint, view, view.statement().locks()));
        }
      }
    }
  }

  private static boolean waits(SignatureView view) {
    LockView locks = view.statement().locks();
    return locks.blocked() > 0
        && locks.blocked() >= Thresholds.LOCK_WAITS * locks.asked()
        && locks.blocked() >= Thresholds.LOCK_ODDS * locks.chance()
        && locks.nanos() >= Thresholds.LOCKED_ROWS * view.latency().sum();
  }

  private Draft lost(EndpointView endpoint, SignatureView view, double lost) {
    return draft(endpoint, view)
        .because(
            Units.percent(lost)
                + " of the executions end with a deadlock, a serialisation failure or a lock that"
                + " did not come in time; the longest took "
                + Units.duration(view.latency().max())
                + ", half of them "
                + Units.duration(view.latency().p50()))
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .costs(view.pathNanos(), view.requests(), Gain.atMost(view.savableNanos()));
  }

  private Draft waiting(EndpointView endpoint, SignatureView view, LockView locks) {
    long waited = Math.round(locks.nanos() * Words.pathShare(view));
    return draft(endpoint, view)
        .because(
            Units.count(locks.blocked())
                + " of "
                + Units.count(locks.asked())
                + " long executions were answered when another transaction with this statement"
                + " ended; by chance "
                + Units.count(Math.round(locks.chance()))
                + " would be")
        .because(
            "Such transactions were open for "
                + Units.duration(locks.nanos() / locks.blocked())
                + " of each of them")
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .costs(
            Math.min(waited, view.pathNanos()),
            Math.min(locks.blocked(), view.requests()),
            Gain.atMost(Math.min(waited, view.savableNanos())));
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(endpoint.endpoint().name() + " waits for rows that other transactions lock")
        .fix(
            "Shorten the transaction, change rows in the same order everywhere, write"
                + " UPDATE ... SET x = x + 1 instead of reading first, or use optimistic locking"
                + " (@Version) and try again.")
        .verify("The errors and the p95 of this statement should fall.")
        .inferred();
  }
}
