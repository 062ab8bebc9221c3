package io.narrows.accuracy;

import java.util.Arrays;
import java.util.List;

/** A mean of which nobody knows more than that it is likely in between. */
record Interval(double mean, double half) {
  private static final int BATCHES = 10;
  // Of Student's distribution with nine degrees of freedom, for 95 percent.
  private static final double STUDENT = 2.262;

  double low() {
    return mean - half;
  }

  double high() {
    return mean + half;
  }

  boolean meets(double low, double high) {
    return low() <= high && high() >= low;
  }

  /** With independent errors. */
  Interval minus(Interval other) {
    return new Interval(mean - other.mean, Math.hypot(half, other.half));
  }

  /**
   * By the method of batch means, because what waits in one queue is not independent.
   *
   * @param inOrder the values as they came
   */
  static Interval of(List<Double> inOrder) {
    int each = Math.max(1, inOrder.size() / BATCHES);
    int batches = Math.min(BATCHES, inOrder.size());
    if (batches < 2) {
      return new Interval(inOrder.isEmpty() ? 0 : inOrder.get(0), Double.POSITIVE_INFINITY);
    }
    double[] means = new double[batches];
    for (int i = 0; i < batches; i++) {
      means[i] = mean(inOrder.subList(i * each, (i + 1) * each));
    }
    double mean = Arrays.stream(means).average().orElse(0);
    double squares = Arrays.stream(means).map(one -> (one - mean) * (one - mean)).sum();
    return new Interval(mean, STUDENT * Math.sqrt(squares / (batches - 1) / batches));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
