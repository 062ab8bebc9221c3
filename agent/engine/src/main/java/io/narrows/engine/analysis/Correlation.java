package io.narrows.engine.analysis;

/** How two quantities move together, from sums. */
final class Correlation {
  private long count;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumYy;
  private double sumXy;

  void add(double x, double y) {
    count++;
    sumX += x;
    sumY += y;
    sumXx += x * x;
    sumYy += y * y;
    sumXy += x * y;
  }

  void add(Correlation other) {
    count += other.count;
    sumX += other.sumX;
    sumY += other.sumY;
    sumXx += other.sumXx;
    sumYy += other.sumYy;
    sumXy += other.sumXy;
  }

  long count() {
    return count;
  }

  /** Pearson's coefficient; 0 where one of them does not vary. */
  double coefficient() {
    double x = count * sumXx - sumX * sumX;
    double y = count * sumYy - sumY * sumY;
    return x <= 0 || y <= 0 ? 0 : (count * sumXy - sumX * sumY) / Math.sqrt(x * y);
  }
}
