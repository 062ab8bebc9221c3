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

/** One request runs very many statements or calls, and no single one of them is the reason. */
final class ChattyEndpoint implements Rule {
  @Override
  public String type() {
    return "chatty_endpoint";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    double usual = usualQueries(scene);
    for (EndpointView endpoint : scene.endpoints()) {
      Talk queries = new Talk(endpoint, Scene.of(endpoint, Kind.DB_EXEC));
      if (isMany(queries.perRequest(), usual) && queries.isOfManyKinds()) {
        found.accept(queries(queries, usual));
      }
      Talk calls = new Talk(endpoint, Scene.of(endpoint, Kind.HTTP_WAIT));
      if (calls.perRequest() >= Thresholds.CHATTY_CALLS && calls.isOfManyKinds()) {
        found.accept(calls(calls));
      }
    }
  }

  private static boolean isMany(double perRequest, double usual) {
    return perRequest >= Thresholds.CHATTY_QUERIES
        || usual > 0
            && perRequest >= Thresholds.CHATTY_LEAST
            && perRequest >= Thresholds.CHATTY_TIMES_USUAL * usual;
  }

  /** Of the endpoints that ask the database at all, the one in the middle; 0 where too few do. */
  private static double usualQueries(Scene scene) {
    double[] each =
        scene.endpoints().stream()
            .filter(view -> view.endpoint().isServer() && view.queries() > 0)
            .mapToDouble(view -> (double) view.queries() / Math.max(1, view.latency().count()))
            .sorted()
            .toArray();
    return each.length < Thresholds.CHATTY_ENDPOINTS ? 0 : each[each.length / 2];
  }

  private Draft queries(Talk talk, double usual) {
    Draft draft =
        draft(talk, "statements")
            .fix("Read what belongs together in one query; keep what does not change.")
            .verify("Queries per request of " + talk.name() + ".");
    return usual == 0
        ? draft
        : draft.because("Usual in this service are " + Units.mean(usual) + " a request");
  }

  private Draft calls(Talk talk) {
    return draft(talk, "outgoing calls")
        .fix(
            "Ask once for what is shown together: one endpoint for it on the other side, or a copy"
                + " of what seldom changes on this one.")
        .verify("Calls per request of " + talk.name() + ".");
  }

  private Draft draft(Talk talk, String what) {
    long requests = talk.endpoint().latency().count();
    Draft draft = new Draft(type(), talk.endpoint());
    talk.views().forEach(view -> draft.with(view.signature()));
    return draft
        .title(talk.name() + " makes " + Units.mean(talk.perRequest()) + " " + what + " a request")
        .because(
            "At most "
                + Units.count(talk.most())
                + " of one kind, and "
                + Units.count(talk.views().size())
                + " kinds, none of them half of it")
        .because(Words.time(talk.endpoint(), talk.pathNanos(), requests))
        .costs(talk.pathNanos(), requests, Gain.atMost(talk.savableNanos()));
  }

  /** All that an endpoint does of one kind. */
  private record Talk(EndpointView endpoint, List<SignatureView> views) {
    String name() {
      return endpoint.endpoint().name();
    }

    private long executions() {
      return views.stream().mapToLong(SignatureView::executions).sum();
    }

    double perRequest() {
      return (double) executions() / Math.max(1, endpoint.latency().count());
    }

    boolean isOfManyKinds() {
      return views.stream().noneMatch(view -> 2 * view.executions() > executions());
    }

    long most() {
      return views.stream().mapToLong(SignatureView::maxRepeats).max().orElse(0);
    }

    long pathNanos() {
      return views.stream().mapToLong(SignatureView::pathNanos).sum();
    }

    long savableNanos() {
      return views.stream().mapToLong(SignatureView::savableNanos).sum();
    }
  }
}
