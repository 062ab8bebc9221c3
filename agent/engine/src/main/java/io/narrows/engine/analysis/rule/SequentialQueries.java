package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.function.Consumer;

/** Long and different queries that one thread runs one after another. */
final class SequentialQueries implements Rule {
  @Override
  public String type() {
    return "sequential_queries";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      if (endpoint.reads().requests() > 0) {
        found.accept(draft(endpoint));
      }
    }
  }

  private Draft draft(EndpointView endpoint) {
    SequenceView reads = endpoint.reads();
    return new Draft(type(), endpoint)
        .with(Kind.DB_EXEC)
        .title(endpoint.endpoint().name() + " runs its queries one after another")
        .because(
            Units.count(reads.requests())
                + " requests ran different queries of 30 ms and longer in turn")
        .because(
            "At once they would take "
                + Units.duration(reads.savableNanos() / reads.requests())
                + " less; whether one needs the answer of another cannot be seen from outside")
        .fix(
            "Join them into one query, or run them at once on connections of their own"
                + " (CompletableFuture.supplyAsync with an executor).")
        .verify("The time of " + endpoint.endpoint().name() + ".")
        .costs(reads.savableNanos(), reads.requests(), Gain.atMost(reads.savableNanos()))
        .hint();
  }
}
