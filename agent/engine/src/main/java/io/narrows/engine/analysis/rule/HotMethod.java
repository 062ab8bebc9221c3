package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The processor is busy in one method of the application and in what that calls. */
final class HotMethod implements Rule {
  private static final Map<String, String> FIXES =
      Map.of(
          "compiling regular expressions",
          "Compile the pattern once, into a static final Pattern: String.matches, split and"
              + " replaceAll compile theirs at each call.",
          "matching regular expressions",
          "Simplify the pattern (no nested quantifiers), or test with startsWith, indexOf or contains"
              + " first.",
          "String.format",
          "Concatenate, or use a StringBuilder: formats are parsed at each call. Keep a"
              + " DateTimeFormatter instead of a SimpleDateFormat.",
          "BigDecimal",
          "Calculate in long units (cents) where the range allows it, and keep constants.",
          "JSON",
          "Keep one mapper, read into a class instead of a tree, and do not parse the same text twice.",
          "reflection",
          "Look it up once and keep it, best as a MethodHandle.",
          "digests",
          "Do it once for the same content, or with fewer rounds where the use allows it.",
          "boxing",
          "Use primitive types: int[] or a primitive collection instead of a List of Integer.");

  @Override
  public String type() {
    return "hot_method";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (HotSpots spot : HotSpots.of(endpoint)) {
        if (scene.areEvidence(endpoint.own().samples(), spot.samples()) && isHot(spot)) {
          found.accept(draft(spot));
        }
      }
    }
  }

  private static boolean isHot(HotSpots spot) {
    EndpointView endpoint = spot.endpoint();
    long requests = Math.max(1, endpoint.latency().count());
    double each = spot.share().share() * Scene.nanos(endpoint, Kind.CPU) / requests;
    return each >= Thresholds.HOT_NANOS
        && HotSpots.ofEndpoint(endpoint, spot.share().share()) >= Thresholds.HOT
        && HotSpots.ofEndpoint(endpoint, spot.share().low()) >= Thresholds.HOT_AT_LEAST;
  }

  private Draft draft(HotSpots spot) {
    EndpointView endpoint = spot.endpoint();
    Proportion share = spot.share();
    long nanos = Math.round(share.share() * HotSpots.cpuNanos(endpoint));
    long mostNanos = Math.round(share.high() * HotSpots.cpuNanos(endpoint));
    // Its garbage may be what all collections in these requests were for.
    long collected = Scene.nanos(endpoint, Kind.GC);
    long most = Watched.atMost(endpoint, mostNanos, mostNanos) + collected;
    String leaf = spot.leaf().isEmpty() ? "" : ", " + leaf(spot.leaf());
    return new Draft(type(), endpoint)
        .of(spot.signature(), spot.lines(), List.of())
        .title(endpoint.endpoint().name() + " computes in " + spot.location() + leaf)
        .because(
            Units.percent(HotSpots.ofEndpoint(endpoint, share.share()))
                + " of the endpoint's time is computing below this method; by "
                + Units.count(endpoint.own().samples())
                + " samples between "
                + Units.percent(HotSpots.ofEndpoint(endpoint, share.low()))
                + " and "
                + Units.percent(HotSpots.ofEndpoint(endpoint, share.high())))
        .because(Words.time(endpoint, nanos, endpoint.latency().count()))
        .fix(
            FIXES.getOrDefault(
                spot.leaf(),
                "Compute it once and keep it, or with a cheaper algorithm; profile it"))
        .verify("The processor time per request.")
        .costs(
            nanos,
            endpoint.latency().count(),
            new Gain(Math.round(Thresholds.HOT_SAVED * nanos), most))
        .saves(collected, Kind.GC)
        .sampled();
  }

  private static String leaf(String name) {
    return FIXES.containsKey(name) || name.equals(OwnStats.LOGGING)
        ? "mostly " + name
        : "mostly in " + name;
  }
}
