package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Modes;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.StatementView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.Locale;
import java.util.function.Consumer;

/** The same statement is fast with some values and slow with others. */
final class BimodalQuery implements Rule {
  @Override
  public String type() {
    return "bimodal_query";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        Modes modes = view.statement().modes();
        if (modes != null && isApart(view, modes) && !Sql.of(view).waitsOnPurpose()) {
          found.accept(draft(endpoint, view, modes));
        }
      }
    }
  }

  private static boolean isApart(SignatureView view, Modes modes) {
    return modes.slowNanos() >= Thresholds.MODES_APART * modes.fastNanos()
        && modes.slowNanosSum() >= Thresholds.SLOW_MODE * view.latency().sum();
  }

  private Draft draft(EndpointView endpoint, SignatureView view, Modes modes) {
    long times = Math.round((double) modes.slowNanos() / Math.max(1, modes.fastNanos()));
    Draft draft = draft(endpoint, view, modes, times);
    tellApart(draft, view.statement());
    return draft;
  }

  /** What the slow executions have and the others have not, as far as that was seen. */
  private static void tellApart(Draft draft, StatementView statement) {
    if (statement.withRows() < Thresholds.REQUESTS) {
      return;
    }
    String coefficient = String.format(Locale.ROOT, " (r = %.2f)", statement.slowWithRows());
    if (statement.slowWithRows() >= Thresholds.IN_STEP) {
      draft.because("The slow ones return more rows: time and rows go together" + coefficient);
    } else if (Math.abs(statement.slowWithRows()) <= Thresholds.OUT_OF_STEP) {
      draft.because("The number of rows does not tell the slow ones from the fast" + coefficient);
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView view, Modes modes, long times) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(
            "A query in "
                + endpoint.endpoint().name()
                + " is sometimes "
                + Units.count(times)
                + " times slower")
        .because(
            Units.percent((double) modes.slowCount() / Math.max(1, view.executions()))
                + " of the executions take "
                + Units.duration(modes.slowNanos())
                + ", the others "
                + Units.duration(modes.fastNanos())
                + "; "
                + Units.percent((double) modes.between() / Math.max(1, view.executions()))
                + " are between twice the one and half of the other")
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Compare its plan for a fast and for a slow value: a value that many rows have needs"
                + " another plan (PostgreSQL: plan_cache_mode=force_custom_plan or"
                + " prepareThreshold=0; a partial index), and a lock or a cold cache shows in the"
                + " same way.")
        .verify("The p95 of this query should come near its median.")
        .costs(
            view.pathNanos(),
            view.requests(),
            new Gain(excessNanos(view, modes), view.savableNanos()));
  }

  /** What the slow ones take more than they would as fast ones, of what requests waited for. */
  static long excessNanos(SignatureView view, Modes modes) {
    long excess = modes.slowNanosSum() - modes.slowCount() * modes.fastNanos();
    return Math.round(Math.max(0, excess) * Words.pathShare(view));
  }
}
