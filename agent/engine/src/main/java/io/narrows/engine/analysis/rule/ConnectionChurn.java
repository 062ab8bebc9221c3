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

/** Requests make physical connections to the database themselves, or wait while one is checked. */
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
        if (endpoint.endpoint().isServer() && isChurn(endpoint, view)) {
          found.accept(made(endpoint, view));
        } else if (view.signature().target().equals(Signature.BEFORE_LOAN)) {
          found.accept(checked(endpoint, view));
        }
      }
    }
  }

  private static boolean isChurn(EndpointView endpoint, SignatureView view) {
    return view.signature().text().equals(Signature.CONNECT)
        && view.executions() >= Thresholds.CONNECTS * endpoint.latency().count()
        && view.latency().mean() >= Thresholds.CONNECT_NANOS;
  }

  private Draft made(EndpointView endpoint, SignatureView view) {
    return draft(endpoint, view)
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
        .verify("New connections per minute to " + view.signature().target() + ".");
  }

  private Draft checked(EndpointView endpoint, SignatureView view) {
    return draft(endpoint, view)
        .title(endpoint.endpoint().name() + " waits while connections are checked")
        .because(
            view.signature().text()
                + " runs before a connection is lent, "
                + Units.mean(Words.perRequest(view))
                + " times a request, for "
                + Units.duration(view.latency().mean())
                + " on average")
        .because(Words.time(endpoint, view.pathNanos(), view.requests()))
        .fix(
            "Let the pool check connections only where they were idle for long: testWhileIdle for"
                + " testOnBorrow, a validationInterval of some seconds, or with HikariCP"
                + " -Dcom.zaxxer.hikari.aliveBypassWindowMs, which is 500 ms.")
        .verify("The time of " + view.signature().text() + " per request.");
  }

  private Draft draft(EndpointView endpoint, SignatureView view) {
    long savable = view.savableNanos();
    return new Draft(type(), endpoint)
        .of(view.signature(), view.sites(), view.exemplars())
        .costs(
            view.pathNanos(),
            view.requests(),
            new Gain(Math.round(Thresholds.POOLED * savable), savable));
  }
}
