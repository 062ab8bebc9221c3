package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.QueueModel;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import org.jspecify.annotations.Nullable;

/** A connection pool as an endpoint meets it: what is waited for, and what the holders do. */
record PoolUse(EndpointView endpoint, ResourceView pool, SignatureView waiting) {
  static @Nullable PoolUse of(Scene scene, EndpointView endpoint, SignatureView waiting) {
    for (ResourceView pool : scene.snapshot().pools()) {
      if (pool.name().equals(waiting.signature().text())) {
        return new PoolUse(endpoint, pool, waiting);
      }
    }
    return null;
  }

  boolean isWaitedFor() {
    return Scene.share(endpoint, waiting.pathNanos()) >= 0.1
        || waiting.latency().p99() >= Thresholds.WAIT_P99_NANOS;
  }

  /** Of the time that connections are held, the part that the database has nothing to do in. */
  double heldElsewhere() {
    long all = 0;
    long elsewhere = 0;
    for (KindTime held : pool.held()) {
      all += held.nanos();
      elsewhere += isElsewhere(held.kind()) ? held.nanos() : 0;
    }
    return all == 0 ? 0 : (double) elsewhere / all;
  }

  private static boolean isElsewhere(Kind kind) {
    return switch (kind) {
      case HTTP_LEASE, HTTP_WAIT, HTTP_BODY, SLEEP, CACHE, MSG, FILE, JOIN, QUEUE -> true;
      default -> false;
    };
  }

  /** The call that holds connections longest, in any endpoint; null when it is none. */
  static @Nullable Holder holder(Scene scene) {
    Holder most = null;
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView call : Scene.of(endpoint, Kind.HTTP_WAIT)) {
        if (call.heldNanos() > 0 && (most == null || call.heldNanos() > most.call.heldNanos())) {
          most = new Holder(endpoint, call);
        }
      }
    }
    return most;
  }

  /** A call that is made with a connection in hand. */
  record Holder(EndpointView endpoint, SignatureView call) {}

  boolean isBusy() {
    return pool.utilisation() >= Thresholds.BUSY || pool.pending() > 0 || pool.refused() > 0;
  }

  String load() {
    String busy =
        Double.isNaN(pool.utilisation()) ? "" : ", " + Units.percent(pool.utilisation()) + " busy";
    String limit = pool.limit() < 0 ? "" : " (" + Units.count(pool.limit()) + ")";
    return "Pool "
        + pool.name()
        + limit
        + busy
        + "; a connection is held for "
        + Units.duration(pool.using().mean())
        + " and waited for "
        + Units.duration(pool.waiting().mean())
        + " on average, p99 "
        + Units.bucketed(pool.waiting().p99());
  }

  /** What a hold that is this much shorter saves of the waits of this endpoint. */
  Gain shorter(Scene scene, double by) {
    double arrivals = pool.using().count() / Math.max(1e-9, scene.seconds());
    double hold = pool.using().mean() / 1e9;
    return QueueModel.shorterHold(
        arrivals,
        hold,
        hold * (1 - by),
        pool.limit(),
        waiting.executions(),
        waiting.savableNanos());
  }
}
