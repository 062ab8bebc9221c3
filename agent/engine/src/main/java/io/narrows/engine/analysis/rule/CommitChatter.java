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

/** One request commits many small transactions. */
final class CommitChatter implements Rule {
  @Override
  public String type() {
    return "commit_chatter";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_COMMIT)) {
        if (Words.perRequest(view) >= Thresholds.COMMITS) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(endpoint.endpoint().name() + " commits again and again")
        .because(Words.repeats(endpoint, view))
        .because(
            "A commit takes "
                + Units.duration(view.latency().mean())
                + "; "
                + Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix("Make the whole use case one transaction, or write in batches.")
        .verify("Commits per request should fall to one.")
        .costs(view.pathNanos(), view.requests(), NPlusOneQuery.gain(view));
  }
}
