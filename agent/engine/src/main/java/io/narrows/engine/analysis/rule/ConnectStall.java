package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Looking a host up, or connecting to it with or without TLS, takes longer than it ever should. */
final class ConnectStall implements Rule {
  @Override
  public String type() {
    return "connect_stall";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (CallUse use : CallUse.of(endpoint)) {
        if (use.lease() != null && (isLookupSlow(use) || isConnectSlow(use))) {
          found.accept(draft(use));
        }
      }
    }
  }

  private static boolean isLookupSlow(CallUse use) {
    return use.calls().lookups().p99() >= Thresholds.LOOKUP_P99_NANOS;
  }

  private static boolean isConnectSlow(CallUse use) {
    return use.calls().connects().p99() >= Thresholds.CONNECT_P99_NANOS;
  }

  private static boolean isHandshake(CallUse use) {
    return use.calls().handshakes().sum() * 2 > use.calls().connects().sum();
  }

  // Only the calls that did wait so long are evidence: the p99 of a few is the longest of them.
  private Draft draft(CallUse use) {
    EndpointView endpoint = use.endpoint();
    long nanos = use.stalledNanos();
    long requests = Math.min(use.answer().requests(), use.calls().stalled());
    Draft draft =
        new Draft(type(), endpoint)
            .of(use.lease().signature(), use.answer().sites(), use.answer().exemplars())
            .title(endpoint.endpoint().name() + " waits to " + what(use) + use.target())
            .because(Words.time(endpoint, nanos, requests));
    say(draft, "A lookup", use.calls().lookups());
    say(draft, "A connect", use.calls().connects());
    say(draft, "The TLS handshake of it", use.calls().handshakes());
    return draft
        .fix(isLookupSlow(use) ? lookupFix(use) : connectFix(use))
        .verify("The time of lookups and connects of calls to " + use.target() + ".")
        .costs(nanos, requests, Gain.atMost(Math.min(nanos, use.lease().savableNanos())));
  }

  private static String what(CallUse use) {
    if (isLookupSlow(use)) {
      return "look up ";
    }
    return isHandshake(use) ? "agree on TLS with " : "connect to ";
  }

  private static void say(Draft draft, String what, Latency latency) {
    if (latency.count() > 0) {
      draft.because(
          what
              + " takes "
              + Units.duration(latency.mean())
              + " on average, p99 "
              + Units.duration(latency.p99())
              + ", "
              + Units.count(latency.count())
              + " times");
    }
  }

  private static String lookupFix(CallUse use) {
    String cache =
        "Let the JVM keep what it looked up (networkaddress.cache.ttl), and look at the resolver: in"
            + " Kubernetes, ndots makes several lookups of one.";
    return use.calls().lookups().max() >= Thresholds.RESOLVER_TIMEOUT_NANOS
        ? "Some lookups take the 5 s after which a resolver is asked again: one of them does not"
            + " answer. "
            + cache
        : cache;
  }

  private static String connectFix(CallUse use) {
    String keep = "Keep connections open, so that few calls need a new one.";
    if (isHandshake(use)) {
      return "Most of it is the TLS handshake: look at what checking certificates asks of others"
          + " (OCSP, revocation lists), and at how busy the other side is. "
          + keep
          + " One context for all clients lets sessions be resumed.";
    }
    return use.calls().connects().p99() >= Thresholds.RETRANSMIT_NANOS
        ? "A second and more to connect means lost packets or a full backlog on the other side."
            + " "
            + keep
        : "Look at the network between both, and at the backlog of the other side. " + keep;
  }
}
