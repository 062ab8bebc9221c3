package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** One request reads the same statement many times, a few rows each: once for each of something. */
final class NPlusOneQuery implements Rule {
  @Override
  public String type() {
    return "n_plus_one_query";
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

  static boolean is(Repeats repeats) {
    return repeats.isRepeated()
        && Sql.of(repeats.view()).isRead()
        && !repeats.isBulk()
        && repeats.isDistinct()
        && repeats.isOfOnePlace();
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    Draft draft =
        new Draft(type(), endpoint)
            .of(view.signature(), view.sites(), view.exemplars())
            .title("N+1 query in " + endpoint.endpoint().name())
            .because(Words.repeats(endpoint, view))
            .because(Words.time(endpoint, view.pathNanos(), view.requests()))
            .fix(
                "Load them in one query: JOIN FETCH, @EntityGraph, @BatchSize or"
                    + " hibernate.default_batch_fetch_size, or collect the ids and ask for"
                    + " WHERE ... IN (...).")
            .verify(
                "Queries per request of "
                    + endpoint.endpoint().name()
                    + " should fall by about "
                    + Units.mean(Words.perRequest(view) - 1)
                    + ".")
            .costs(view.pathNanos(), view.requests(), gain(view));
    confirm(view, draft);
    return draft;
  }

  private static void confirm(SignatureView view, Draft draft) {
    Signature before = view.repetition().before();
    if (before == null) {
      return;
    }
    if (view.repetition().rowByRow() * 2 >= view.repetition().repeating()) {
      draft.because("It runs once for each row of the query before it: " + before.text());
    } else if (view.statement().inStep() > Thresholds.IN_STEP) {
      draft.because("It runs more often the more rows this query returns: " + before.text());
    }
  }

  static Gain gain(SignatureView view) {
    return Gain.ofRepeats(
        view.executions() - view.requests(),
        view.floorNanos(),
        Words.pathShare(view),
        view.repeatSavableNanos(),
        view.savableNanos(),
        view.repetition().aroundNanos());
  }
}
