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

/** Requests make physical connections to the database themselves. */
final class ConnectionChurn implements Rule {
  @Override
  public String type() {
    return "connection_churn";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView view : Scene.of(endpoint, Kind.DB_ACQUIRE)) {
        // A pool that fills itself, on a thread of its own, delays nobody.
        if (endpoint.endpoint().isServer()
            && view.signature().text().equals(Signature.CONNECT)
            && isChurn(endpoint, view)) {
          found.accept(draft(endpoint, view));
        }
      }
    }
  }

  private static boolean isChurn(EndpointView endpoint, SignatureView view) {
    return view.executions() >= Thresholds.CONNECTS * endpoint.latency().count()
        && view.latency().mean() >= Thresholds.CONNECT_NANOS;
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    long savable = view.savableNanos();
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .title(endpoint.endpoint().name() + " connects to the database while requests wait")
        .because(
            Units.percent((double) view.requests() / Math.max(1, endpoint.latency().count()))
                + " of the requests make a new connection, which takes "
                + Units.duration(view.latency().mean())
                + " on average")
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Take connections from a pool (HikariCP). Where there is one, let it keep them: raise"
                + " minimumIdle and maxLifetime, set keepaliveTime, and look for what closes them.")
        .verify("New connections per minute to " + view.signature().target() + ".")
        .costs(
            view.pathNanos(),
            view.requests(),
            new Gain(Math.round(Thresholds.POOLED * savable), savable));
  }
}
