package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several fixes save together at most. Gains of findings that share time are not added, nor
 * are those of a cause and its consequences: it is computed on the union of the time that they are
 * about, and nothing is saved twice. Of no endpoint more is saved than its requests took.
 */
public final class Together {
  private Together() {}

  /**
   * The most that all of them save, in nanoseconds of request time.
   *
   * @param in whose requests these are
   */
  public static long atMostNanos(List<Finding> findings, Scene in) {
    Map<Endpoint, List<List<Claim>>> claims = claims(findings);
    long sum = 0;
    for (EndpointView view : in.endpoints()) {
      long ofOne = ofOne(claims.getOrDefault(view.endpoint(), List.of()));
      sum += Math.min(ofOne, view.latency().sum());
    }
    return sum;
  }

  /** By endpoint, and there by finding. */
  private static Map<Endpoint, List<List<Claim>>> claims(List<Finding> findings) {
    Map<Endpoint, List<List<Claim>>> byEndpoint = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.cause() == null || !isAmong(finding.cause(), findings)) {
        Map<Endpoint, List<Claim>> own = new LinkedHashMap<>();
        for (Claim claim : finding.claims()) {
          own.computeIfAbsent(claim.endpoint(), key -> new ArrayList<>()).add(claim);
        }
        own.forEach(
            (endpoint, here) ->
                byEndpoint.computeIfAbsent(endpoint, key -> new ArrayList<>()).add(here));
      }
    }
    return byEndpoint;
  }

  private static boolean isAmong(String id, List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.id().equals(id));
  }

  private static long ofOne(List<List<Claim>> byFinding) {
    long sum = 0;
    List<Claim> left = new ArrayList<>();
    byFinding.forEach(left::addAll);
    boolean isAlone = byFinding.size() == 1;
    while (!left.isEmpty()) {
      sum += ofGroup(connected(left), isAlone);
    }
    return sum;
  }

  /** Takes one claim and all that share time with it, directly or over others. */
  private static List<Claim> connected(List<Claim> left) {
    List<Claim> group = new ArrayList<>();
    group.add(left.remove(0));
    for (int i = 0; i < group.size(); i++) {
      Claim each = group.get(i);
      List<Claim> touching = left.stream().filter(each::touches).toList();
      group.addAll(touching);
      left.removeAll(touching);
    }
    return group;
  }

  /**
   * No more than the sum, and no more than the time that there is. Beside others, a branch can save
   * more than alone: what held it back then may be gone too.
   */
  private static long ofGroup(List<Claim> group, boolean isAlone) {
    long most = 0;
    long beyond = 0;
    Set<Part> parts = new LinkedHashSet<>();
    List<Part> union = new ArrayList<>();
    for (Claim claim : group) {
      List<Part> own = new ArrayList<>();
      unite(own, claim.parts());
      unite(union, claim.parts());
      parts.addAll(claim.parts());
      most += claim.highNanos();
      // Such as the code around a call: not of the parts, and goes with them.
      beyond += Math.max(0, claim.highNanos() - nanos(own));
    }
    long freed = parts.stream().mapToLong(part -> part.nanos() - part.savableNanos()).sum();
    if (group.size() == 1) {
      return most + (isAlone ? 0 : freed);
    }
    return Math.min(most + freed, nanos(union) + beyond);
  }

  private static void unite(List<Part> union, List<Part> parts) {
    for (Part part : parts) {
      if (union.stream().noneMatch(known -> known.covers(part))) {
        union.removeIf(part::covers);
        union.add(part);
      }
    }
  }

  private static long nanos(List<Part> parts) {
    return parts.stream().mapToLong(Part::nanos).sum();
  }
}
