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

/** One request writes many rows, each with a statement and a round trip of its own. */
final class RowByRowWrites implements Rule {
  @Override
  public String type() {
    return "row_by_row_writes";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        if (is(new Repeats(endpoint, view))) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private static boolean is(Repeats repeats) {
    return repeats.isRepeated()
        && Sql.of(repeats.view()).isWrite()
        && repeats.isDistinct()
        && 2 * repeats.view().statement().batches() < repeats.view().executions();
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    Draft draft =
        new Draft(type(), endpoint)
            .of(view.signature(), view.sites(), view.exemplars())
            .title(endpoint.endpoint().name() + " writes row by row")
            .because(Words.repeats(endpoint, view))
            .because(Words.time(endpoint, view.pathNanos(), view.requests()))
            .fix(
                "Write in batches: hibernate.jdbc.batch_size="
                    + Thresholds.BATCH
                    + " with order_inserts and order_updates, or JdbcTemplate.batchUpdate;"
                    + " reWriteBatchedInserts=true for PostgreSQL,"
                    + " rewriteBatchedStatements=true for MySQL.")
            .verify(
                "Statements per request of "
                    + endpoint.endpoint().name()
                    + " should fall to about "
                    + Units.count(
                        Math.max(1, Math.round(Words.perRequest(view) / Thresholds.BATCH)))
                    + ".")
            .costs(view.pathNanos(), view.requests(), gain(view));
    if (2 * view.statement().keysRead() >= view.executions()) {
      draft.because(
          "The generated key of each row is read at once: with IDENTITY keys Hibernate writes no"
              + " batches, a sequence with allocationSize does");
    }
    return draft;
  }

  /** Sure are the round trips that batches save. */
  private static Gain gain(SignatureView view) {
    long trips = view.executions() - view.executions() / Thresholds.BATCH;
    return Gain.ofRepeats(
        Math.min(trips, view.executions() - view.requests()),
        view.floorNanos(),
        Words.pathShare(view),
        view.repeatSavableNanos(),
        view.savableNanos(),
        view.repetition().aroundNanos());
  }
}
