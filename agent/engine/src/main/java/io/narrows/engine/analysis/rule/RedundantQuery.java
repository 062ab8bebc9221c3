package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.StatementView.BindView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** One request asks the same question again, with the same values, and nothing has changed. */
final class RedundantQuery implements Rule {
  @Override
  public String type() {
    return "redundant_query";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        if (view.statement().binds().redundant() > 0 && isQuestion(Sql.of(view))) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private static boolean isQuestion(Sql sql) {
    return sql.isRead() && !sql.isHousekeeping() && !sql.waitsOnPurpose();
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    BindView binds = view.statement().binds();
    double times = 1 + (double) binds.redundant() / Math.max(1, binds.requests());
    double path = Words.pathShare(view);
    long nanos = Math.round(binds.redundantNanos() * path);
    Draft draft =
        new Draft(type(), endpoint)
            .of(view.signature(), view.sites(), view.exemplars())
            .title(endpoint.endpoint().name() + " asks the same question again and again")
            .because(
                Units.mean(times - 1)
                    + " executions of a request repeat an equal one, at most "
                    + Units.count(binds.mostEqual())
                    + " are the same; nothing was written to its tables in between")
            .because(Words.time(endpoint, nanos, binds.requests()))
            .fix(
                "Ask once before the loop and pass the answer on, or keep it: @Cacheable, a"
                    + " request-scoped cache, Hibernate's query cache"
                    + " (hibernate.cache.use_query_cache).")
            .verify("This query should run once a request.")
            .costs(
                nanos,
                binds.requests(),
                Gain.ofRepeats(
                    binds.redundant(),
                    view.floorNanos(),
                    path,
                    binds.redundantNanos(),
                    view.savableNanos(),
                    Words.around(view, binds.redundant())));
    return times < Thresholds.REPEATS ? draft.hint() : draft;
  }
}
