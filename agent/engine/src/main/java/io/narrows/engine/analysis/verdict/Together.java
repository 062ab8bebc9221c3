package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several fixes save together at most. Gains of findings that share time are not added, nor
 * are those of a cause and its consequences: it is computed on the union of the time that they are
 * about, and nothing is saved twice.
 */
public final class Together {
  private Together() {}

  /** The most that all of them save, in nanoseconds of request time. */
  public static long atMostNanos(List<Finding> findings) {
    Map<Endpoint, List<Finding>> byEndpoint = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.cause() == null || !isAmong(finding.cause(), findings)) {
        byEndpoint.computeIfAbsent(finding.endpoint(), key -> new ArrayList<>()).add(finding);
      }
    }
    return byEndpoint.values().stream().mapToLong(Together::ofOne).sum();
  }

  private static boolean isAmong(String id, List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.id().equals(id));
  }

  private static long ofOne(List<Finding> findings) {
    long sum = 0;
    List<Finding> left = new ArrayList<>(findings);
    boolean isAlone = findings.size() == 1;
    while (!left.isEmpty()) {
      sum += ofGroup(connected(left), isAlone);
    }
    return sum;
  }

  /** Takes one finding and all that share time with it, directly or over others. */
  private static List<Finding> connected(List<Finding> left) {
    List<Finding> group = new ArrayList<>();
    group.add(left.remove(0));
    for (int i = 0; i < group.size(); i++) {
      Finding each = group.get(i);
      List<Finding> touching = left.stream().filter(other -> isShared(each, other)).toList();
      group.addAll(touching);
      left.removeAll(touching);
    }
    return group;
  }

  private static boolean isShared(Finding one, Finding other) {
    for (Part part : one.parts()) {
      for (Part with : other.parts()) {
        if (part.covers(with) || with.covers(part)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * No more than the sum, and no more than the time that there is. Beside others, a branch can save
   * more than alone: what held it back then may be gone too.
   */
  private static long ofGroup(List<Finding> group, boolean isAlone) {
    long most = 0;
    long freed = 0;
    List<Part> union = new ArrayList<>();
    for (Finding finding : group) {
      most += finding.gain().highNanos();
      for (Part part : finding.parts()) {
        if (union.stream().noneMatch(known -> known.covers(part))) {
          union.removeIf(part::covers);
          union.add(part);
          freed += part.nanos() - part.savableNanos();
        }
      }
    }
    if (group.size() == 1) {
      return most + (isAlone ? 0 : freed);
    }
    return Math.min(most + freed, union.stream().mapToLong(Part::nanos).sum());
  }
}
