package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Modes;
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
        if (isSlow(endpoint, view) && isMeantToBeFast(view)) {
          found.accept(draft(scene, endpoint, view));
        }
      }
    }
  }

  /** What takes its share by being repeated is the matter of the rules for that, or in order. */
  private static boolean isSlow(EndpointView endpoint, SignatureView view) {
    return view.latency().p95() >= Thresholds.SLOW_QUERY_NANOS
        || Scene.share(endpoint, view.pathNanos()) >= Thresholds.DOMINANT
            && view.latency().mean() >= Thresholds.DOMINANT_MEAN_NANOS
            && !new Repeats(endpoint, view).isRepeated();
  }

  private static boolean isMeantToBeFast(SignatureView view) {
    Sql sql = Sql.of(view);
    return !sql.waitsOnPurpose() && !sql.isDefinition();
  }

  private Draft draft(Scene scene, EndpointView endpoint, SignatureView view) {
    double perSecond = view.executions() / Math.max(1e-9, scene.seconds());
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title("Slow query in " + endpoint.endpoint().name())
        .because(Words.repeats(endpoint, view))
        .because(
            Units.duration(view.latency().mean())
                + " on average, p95 "
                + Units.duration(view.latency().p95())
                + ", "
                + Units.mean(perSecond)
                + " times a second: "
                + Units.mean(view.latency().sum() / 1e9 / Math.max(1e-9, scene.seconds()))
                + " are running at any time")
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(fix(view))
        .verify("The mean time of this query should fall.")
        .costs(view.pathNanos(), view.requests(), gain(view));
  }

  /** Sure is what the slow ones take more than the others, where there are two kinds. */
  private static Gain gain(SignatureView view) {
    Modes modes = view.statement().modes();
    long sure = modes == null ? 0 : BimodalQuery.excessNanos(view, modes);
    return new Gain(sure, view.savableNanos());
  }

  private static String fix(SignatureView view) {
    List<String> columns = Sql.of(view).columns();
    String by = columns.isEmpty() ? "" : " It chooses and orders by " + named(columns) + ".";
    return "Look at its plan (EXPLAIN), which says whether an index is missing or not used."
        + by
        + " Halving it saves "
        + Units.duration(view.pathNanos() / 2 / Math.max(1, view.requests()))
        + " a request.";
  }

  private static String named(List<String> columns) {
    return String.join(", ", columns);
  }
}
