package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.OwnStats.Weighed;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The methods of the application's that processors were seen in, with all that they called.
 *
 * @param samples how often
 * @param leaf what they were in mostly
 * @param lines where in the method, the most frequent first
 */
record HotSpots(
    EndpointView endpoint, String function, String leaf, long samples, List<Sites.Seen> lines) {
  private static final int LINES = 3;

  /** Of an endpoint, the hottest first. */
  static List<HotSpots> of(EndpointView endpoint) {
    Map<String, List<Weighed>> byMethod = new LinkedHashMap<>();
    for (Weighed each : endpoint.own().running()) {
      if (each.place().site().line() != -1 || each.place().site().file() != null) {
        byMethod
            .computeIfAbsent(each.place().site().function(), key -> new ArrayList<>())
            .add(each);
      }
    }
    List<HotSpots> spots = new ArrayList<>();
    byMethod.forEach((function, places) -> spots.add(spot(endpoint, function, places)));
    spots.sort(Comparator.comparingLong(spot -> -spot.samples()));
    return spots;
  }

  private static HotSpots spot(EndpointView endpoint, String function, List<Weighed> places) {
    Map<String, Long> leaves = new LinkedHashMap<>();
    Map<Integer, Sites.Seen> lines = new LinkedHashMap<>();
    long samples = 0;
    for (Weighed each : places) {
      Hot place = each.place();
      samples += each.weight();
      leaves.merge(place.leaf(), each.weight(), Long::sum);
      lines.merge(
          place.site().line(),
          new Sites.Seen(place.site(), each.weight(), 0),
          (a, b) -> new Sites.Seen(a.site(), a.count() + b.count(), 0));
    }
    List<Sites.Seen> sorted = new ArrayList<>(lines.values());
    sorted.sort(Comparator.comparingLong(seen -> -seen.count()));
    return new HotSpots(
        endpoint,
        function,
        largest(leaves),
        samples,
        List.copyOf(sorted.subList(0, Math.min(LINES, sorted.size()))));
  }

  private static String largest(Map<String, Long> leaves) {
    String largest = "";
    long most = -1;
    for (Map.Entry<String, Long> leaf : leaves.entrySet()) {
      if (leaf.getValue() > most) {
        most = leaf.getValue();
        largest = leaf.getKey();
      }
    }
    return largest;
  }

  /** How many of its samples are in this. */
  static long samplesIn(EndpointView endpoint, String leaf) {
    return samplesIn(endpoint.own().running(), leaf);
  }

  static long samplesIn(List<Weighed> seen, String leaf) {
    return seen.stream()
        .filter(each -> each.place().leaf().equals(leaf))
        .mapToLong(Weighed::weight)
        .sum();
  }

  /** Where that is called, the most frequent first. */
  static List<Sites.Seen> callersOf(EndpointView endpoint, String leaf) {
    return callersOf(endpoint.own().running(), leaf);
  }

  static List<Sites.Seen> callersOf(List<Weighed> seen, String leaf) {
    List<Sites.Seen> sites = new ArrayList<>();
    for (Weighed each : seen) {
      if (each.place().leaf().equals(leaf) && sites.size() < LINES) {
        sites.add(new Sites.Seen(each.place().site(), each.weight(), 0));
      }
    }
    return List.copyOf(sites);
  }

  Proportion share() {
    return new Proportion(samples, endpoint.own().samples());
  }

  /** The part of the endpoint's time that this share of its processor time is. */
  static double ofEndpoint(EndpointView endpoint, double shareOfCpu) {
    return Scene.share(endpoint, Math.round(shareOfCpu * cpuNanos(endpoint)));
  }

  /** What is computed, with the waits for a processor to do it: both go where the work goes. */
  static long cpuNanos(EndpointView endpoint) {
    return Scene.nanos(endpoint, Kind.CPU) + Scene.nanos(endpoint, Kind.RUNQ);
  }

  /** The hot spots of which these places say that at least half of what they do is this. */
  static Set<Signature> mostlyIn(EndpointView endpoint, List<Weighed> places, String leaf) {
    Map<String, Long> inLeaf = new HashMap<>();
    for (Weighed each : places) {
      boolean isIn = each.place().leaf().equals(leaf);
      inLeaf.merge(each.place().site().function(), (isIn ? 1 : -1) * each.weight(), Long::sum);
    }
    return of(endpoint).stream()
        .filter(spot -> inLeaf.getOrDefault(spot.function(), -1L) >= 0)
        .map(HotSpots::signature)
        .collect(Collectors.toSet());
  }

  /** Without what it was in mostly: of two that are even, each would be another finding. */
  Signature signature() {
    return new Signature(Kind.CPU, function, "");
  }

  String location() {
    return lines.get(0).site().method() + " (" + lines.get(0).site().location() + ")";
  }
}
