package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Calls wait for a connection: for one of a pool that is too small, or for one that is made. */
final class ClientPoolWait implements Rule {
  @Override
  public String type() {
    return "client_pool_wait";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (CallUse use : CallUse.of(endpoint)) {
        if (use.lease() != null && isPoolWait(use)) {
          found.accept(poolWait(scene, use));
        } else if (use.lease() != null && isAlwaysNew(use)) {
          found.accept(alwaysNew(use));
        }
      }
    }
  }

  /** Most of the wait is not for the network, so it is for a connection that others have. */
  private static boolean isPoolWait(CallUse use) {
    SignatureView lease = use.lease();
    return 2 * use.networkNanos() < use.leaseNanos()
        && lease != null
        && (Scene.share(use.endpoint(), use.leaseNanos()) >= Thresholds.CLIENT_POOL
            || lease.latency().p99() >= Thresholds.WAIT_P99_NANOS);
  }

  private static boolean isAlwaysNew(CallUse use) {
    return use.calls().connects().count() >= Thresholds.NEW_CONNECTIONS * use.answer().executions()
        && use.calls().connects().mean() >= Thresholds.CONNECT_MEAN_NANOS;
  }

  private Draft draft(CallUse use, long nanos) {
    EndpointView endpoint = use.endpoint();
    // Beside a longer sibling less is saved than waited.
    long savable = Math.min(nanos, use.lease().savableNanos());
    return new Draft(type(), endpoint)
        .of(use.lease().signature(), use.answer().sites(), use.answer().exemplars())
        .because(Words.time(endpoint, nanos, use.answer().requests()))
        .verify("The wait for a connection to " + use.target() + ".")
        .costs(nanos, use.answer().requests(), Gain.atMost(savable));
  }

  private Draft poolWait(Scene scene, CallUse use) {
    SignatureView lease = use.lease();
    return draft(use, use.leaseNanos())
        .title(
            use.endpoint().endpoint().name()
                + " waits for a connection of its client's pool to "
                + use.target())
        .because(
            "A call waits "
                + Units.duration(lease.latency().mean())
                + " for its connection on average, p99 "
                + Units.duration(lease.latency().p99()))
        .fix(
            "Raise the connections per route: for this load at least "
                + Units.count(needed(scene, use))
                + ". Apache's client has 2 (version 4) or 5 (version 5) by default. Share one client,"
                + " or use HTTP/2.")
        .inferred();
  }

  /** How many calls of this are under way at once, by Little's law, with room for more. */
  private static long needed(Scene scene, CallUse use) {
    double busy = use.answer().latency().sum() / 1e9 / Math.max(1e-9, scene.seconds());
    return (long) Math.ceil(busy / Thresholds.COMFORTABLE);
  }

  private Draft alwaysNew(CallUse use) {
    return draft(use, use.networkNanos())
        .title(
            use.endpoint().endpoint().name() + " connects to " + use.target() + " again and again")
        .because(
            Units.count(use.calls().connects().count())
                + " connections for "
                + Units.count(use.answer().executions())
                + " calls, "
                + Units.duration(use.calls().connects().mean())
                + " each")
        .fix(
            "Make one client and share it; read each response to its end, and let neither side close"
                + " the connection after it (Connection: close, short keep-alive).");
  }
}
