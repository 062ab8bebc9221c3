package io.narrows.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mean of which nobody knows more than that it is likely in between. */
record Interval(double mean, double half) {
  // Of Student's distribution with nine degrees of freedom, for 95 percent.
  private static final double STUDENT = 2.262;

  /** Into so many parts of equal time a load is cut. */
  static final int PARTS = 10;

  double low() {
    return mean - half;
  }

  double high() {
    return mean + half;
  }

  boolean meets(double low, double high) {
    return low() <= high && high() >= low;
  }

  /** Why this is no measured gain; null where it is one. */
  @Nullable String unmeasured() {
    if (Double.isInfinite(half)) {
      return "a part of the time has no answers";
    }
    return low() > 0 ? null : "it may be zero";
  }

  /**
   * By how much the values of one are larger than those of the other, on average over all. By the
   * method of batch means, because what waits in one queue is not independent; part by part,
   * because whatever else the machine did then it did to both.
   *
   * @param one the values of each of {@link #PARTS} parts of the time
   * @param other the same of what is compared, of the same parts
   */
  static Interval ofDifference(List<List<Double>> one, List<List<Double>> other) {
    double mean = mean(flat(one)) - mean(flat(other));
    List<Double> differences = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      if (one.get(part).isEmpty() || other.get(part).isEmpty()) {
        return new Interval(mean, Double.POSITIVE_INFINITY);
      }
      differences.add(mean(one.get(part)) - mean(other.get(part)));
    }
    double middle = mean(differences);
    double squares =
        differences.stream().mapToDouble(each -> (each - middle) * (each - middle)).sum();
    return new Interval(mean, STUDENT * Math.sqrt(squares / (PARTS - 1) / PARTS));
  }

  private static List<Double> flat(List<List<Double>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
