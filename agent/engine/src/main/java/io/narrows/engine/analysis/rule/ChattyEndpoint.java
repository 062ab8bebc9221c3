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
import java.util.List;
import java.util.function.Consumer;

/** One request runs very many statements, and no single one of them is the reason. */
final class ChattyEndpoint implements Rule {
  @Override
  public String type() {
    return "chatty_endpoint";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      List<SignatureView> queries = Scene.of(endpoint, Kind.DB_EXEC);
      double perRequest = (double) endpoint.queries() / Math.max(1, endpoint.latency().count());
      if (perRequest >= Thresholds.CHATTY_QUERIES
          && queries.stream().noneMatch(view -> 2 * view.executions() > endpoint.queries())) {
        found.accept(draft(endpoint, queries, perRequest));
      }
    }
  }

  private Draft draft(EndpointView endpoint, List<SignatureView> queries, double perRequest) {
    long nanos = Scene.nanos(endpoint, Kind.DB_EXEC);
    long savable = queries.stream().mapToLong(SignatureView::savableNanos).sum();
    return new Draft(type(), endpoint)
        .title(
            endpoint.endpoint().name()
                + " runs "
                + Units.mean(perRequest)
                + " statements a request")
        .because(
            "At most "
                + Units.count(endpoint.maxQueries())
                + ", of "
                + Units.count(queries.size())
                + " kinds, none of them half of it")
        .because(Words.time(endpoint, nanos, endpoint.latency().count()))
        .fix("Read what belongs together in one query; keep what does not change.")
        .verify("Queries per request of " + endpoint.endpoint().name() + ".")
        .costs(nanos, endpoint.latency().count(), Gain.atMost(savable));
  }
}
