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
import java.util.Locale;
import java.util.function.Consumer;

/** A statement that is slow by itself, or dominates its endpoint. */
final class SlowQuery implements Rule {
  @Override
  public String type() {
    return "slow_query";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        if (isSlow(endpoint, view) && !NPlusOneQuery.isRepeated(view) && !waits(view)) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private static boolean isSlow(EndpointView endpoint, SignatureView view) {
    return view.latency().p95() >= Thresholds.SLOW_QUERY_NANOS
        || Scene.share(endpoint, view.pathNanos()) >= Thresholds.DOMINANT
            && view.latency().mean() >= Thresholds.DOMINANT_MEAN_NANOS;
  }

  /** It is meant to take its time. */
  private static boolean waits(SignatureView view) {
    String text = view.signature().text().toLowerCase(Locale.ROOT);
    return text.contains("pg_sleep") || text.startsWith("waitfor") || text.startsWith("listen");
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title("Slow query in " + endpoint.endpoint().name())
        .because(
            Units.duration(view.latency().mean())
                + " on average, p95 "
                + Units.duration(view.latency().p95())
                + ", "
                + Units.count(view.executions())
                + " times")
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Look at its plan; an index on the columns in WHERE, JOIN and ORDER BY may be missing."
                + " Halving it saves "
                + Units.duration(view.pathNanos() / 2 / Math.max(1, view.requests()))
                + " a request.")
        .verify("The mean time of this query should fall.")
        .costs(view.pathNanos(), view.requests(), Gain.atMost(view.savableNanos()));
  }
}
