package io.narrows.engine.saved;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An endpoint of a saved report.
 *
 * @param millisByKind where the time of all its requests went
 * @param spreadMillisByKind the standard deviation of one request's time, where it is known
 */
public record SavedEndpoint(
    String name,
    boolean isServer,
    double count,
    double meanMillis,
    double p50Millis,
    double p99Millis,
    double maxQueries,
    Map<String, Double> millisByKind,
    Map<String, Double> spreadMillisByKind) {

  static SavedEndpoint of(Tree tree) throws Unreadable {
    Tree latency = tree.of("latency");
    Map<String, Double> millis = new LinkedHashMap<>();
    Map<String, Double> spreads = new LinkedHashMap<>();
    for (Tree time : tree.list("time")) {
      millis.put(time.text("kind"), time.number("millis"));
      double spread = time.number("spreadMillis", -1);
      if (spread >= 0) {
        spreads.put(time.text("kind"), spread);
      }
    }
    return new SavedEndpoint(
        tree.text("name"),
        tree.text("root").equals("server"),
        latency.number("count"),
        latency.number("meanMillis"),
        latency.number("p50Millis"),
        latency.number("p99Millis"),
        tree.number("maxQueries"),
        millis,
        spreads);
  }

  SavedEndpoint named(String other) {
    return new SavedEndpoint(
        other,
        isServer,
        count,
        meanMillis,
        p50Millis,
        p99Millis,
        maxQueries,
        millisByKind,
        spreadMillisByKind);
  }

  /** Of this kind, of one request on average. */
  double millisOf(String kind) {
    return count == 0 ? 0 : millisByKind.getOrDefault(kind, 0.0) / count;
  }
}
