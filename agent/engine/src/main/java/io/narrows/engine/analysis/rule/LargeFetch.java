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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A query whose rows are many, so that reading them takes the time. */
final class LargeFetch implements Rule {
  @Override
  public String type() {
    return "large_fetch";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_EXEC)) {
        if (rowsEach(view) >= Thresholds.MANY_ROWS) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private static double rowsEach(SignatureView view) {
    return view.executions() == 0 ? 0 : (double) view.rows() / view.executions();
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    SignatureView fetch = fetch(endpoint, view);
    long fetchNanos = fetch == null ? 0 : fetch.pathNanos();
    long nanos = view.pathNanos() + fetchNanos;
    long savable = view.savableNanos() + (fetch == null ? 0 : fetch.savableNanos());
    double notShown = 1 - Math.min(1, Thresholds.PAGE_ROWS / rowsEach(view));
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(
            endpoint.endpoint().name()
                + " reads "
                + Units.count(Math.round(rowsEach(view)))
                + " rows at once")
        .because(
            Units.count(Math.round(rowsEach(view)))
                + " rows on average, at most "
                + Units.count(view.maxRows())
                + " in one request; reading them takes "
                + Units.duration(fetchNanos / Math.max(1, view.requests()))
                + " of it")
        .because(Words.time(endpoint, nanos, view.requests()))
        .fix(
            "Read a page at a time, or fewer columns; where all rows are needed, set the fetch size"
                + " so that they come in few round trips.")
        .verify("Rows per execution of this query should fall.")
        .costs(nanos, view.requests(), Gain.atMost(Math.round(savable * notShown)));
  }

  private static @Nullable SignatureView fetch(EndpointView endpoint, SignatureView view) {
    for (SignatureView other : Scene.of(endpoint, Kind.DB_FETCH)) {
      if (other.signature().text().equals(view.signature().text())
          && other.signature().target().equals(view.signature().target())) {
        return other;
      }
    }
    return null;
  }
}
