package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Bodies;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.site.Sites;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bodies of an endpoint, of its answers or of what it is sent, whichever are more, and what
 * converting them to text and back costs.
 */
record Served(EndpointView endpoint, boolean isSent) {
  private static final Set<String> CONVERTING = Set.of(OwnStats.JSON, OwnStats.XML);

  static Served of(EndpointView endpoint) {
    Bodies.View bodies = endpoint.bodies();
    return new Served(endpoint, bodies.sent().sum() >= bodies.received().sum());
  }

  Latency bytes() {
    return isSent ? endpoint.bodies().sent() : endpoint.bodies().received();
  }

  String does() {
    return isSent ? " answers with " : " is sent ";
  }

  /** Of its computing, by the samples. */
  Proportion share() {
    return new Proportion(endpoint.own().serialising(), endpoint.own().samples());
  }

  /** What is surely converting, as far as samples can tell. */
  boolean isConverted(Scene scene) {
    return endpoint.own().samples() >= scene.samplesNeeded()
        && share().share() >= Thresholds.SERIALISED
        && share().low() >= Thresholds.HOT_AT_LEAST;
  }

  long nanos() {
    return Math.round(share().share() * HotSpots.cpuNanos(endpoint));
  }

  Signature signature() {
    return new Signature(Kind.CPU, "JSON and XML", isSent ? "answers" : "requests");
  }

  /** The lines of the application's that have it done, where it is not the framework. */
  List<Sites.Seen> sites() {
    List<Sites.Seen> json = HotSpots.callersOf(endpoint, OwnStats.JSON);
    return json.isEmpty() ? HotSpots.callersOf(endpoint, OwnStats.XML) : json;
  }

  /** The same computing as hot methods. */
  Set<Signature> hotSpots() {
    return HotSpots.of(endpoint).stream()
        .filter(spot -> CONVERTING.contains(spot.leaf()))
        .map(HotSpots::signature)
        .collect(Collectors.toSet());
  }
}
