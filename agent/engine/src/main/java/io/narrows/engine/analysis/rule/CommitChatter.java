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

/** One request commits many small transactions, or writes without any. */
final class CommitChatter implements Rule {
  @Override
  public String type() {
    return "commit_chatter";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_COMMIT)) {
        double times = Words.perRequest(view);
        if (new Repeats(endpoint, view).isOften(times) || isMuch(endpoint, view, times)) {
          found.accept(commits(endpoint, view));
        }
      }
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        if (commitsItself(view) && new Repeats(endpoint, view).isRepeated()) {
          found.accept(autoCommits(endpoint, view));
        }
      }
    }
  }

  /** One commit has to be; a second that costs as much is worth a word. */
  private static boolean isMuch(EndpointView endpoint, SignatureView view, double times) {
    return times >= Thresholds.COMMITS
        && Scene.share(endpoint, view.pathNanos()) >= Thresholds.COMMITTING;
  }

  private static boolean commitsItself(SignatureView view) {
    return 2 * view.statement().ownCommits() >= view.executions()
        && 2 * view.statement().batches() < view.executions()
        && Sql.of(view).isWrite();
  }

  private Draft commits(EndpointView endpoint, SignatureView view) {
    return draft(endpoint, view)
        .title(endpoint.endpoint().name() + " commits again and again")
        .because(
            "A commit takes "
                + Units.duration(view.latency().mean())
                + "; "
                + Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Make the whole use case one transaction: @Transactional on the service method, not on"
                + " what it calls in a loop; or write in batches.")
        .verify("Commits per request should fall to one.");
  }

  private Draft autoCommits(EndpointView endpoint, SignatureView view) {
    return draft(endpoint, view)
        .title(endpoint.endpoint().name() + " commits each of its writes by itself")
        .because(
            "The connection is in auto-commit mode, so each execution is a transaction of its own"
                + " and commits; "
                + Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Write in one transaction (@Transactional, or setAutoCommit(false) and one commit) and"
                + " in batches (executeBatch, JdbcTemplate.batchUpdate).")
        .verify("Commits per request should fall to one.");
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .because(Words.repeats(endpoint, view))
        .costs(view.pathNanos(), view.requests(), NPlusOneQuery.gain(view));
  }
}
