package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of a weighted regression of each kind of time on how many requests were open, one point
 * for each second in which the endpoint had requests, weighted by their number. Sums add up, so
 * windows do too.
 */
final class Scaling {
  private final long[] open = new long[Kind.count()];
  private long openRequests;
  private long openConcurrency;

  private final double[] sumY = new double[Kind.count()];
  private final double[] sumYy = new double[Kind.count()];
  private final double[] sumXy = new double[Kind.count()];
  private double sumX;
  private double sumXx;
  private double weight;
  private long seconds;
  private double least = Double.MAX_VALUE;
  private double most;

  /** A request of the second that goes on. */
  void request(long[] nanosByKind, int concurrency) {
    openRequests++;
    openConcurrency += concurrency;
    for (int kind = 0; kind < open.length; kind++) {
      open[kind] += nanosByKind[kind];
    }
  }

  /** The second is over. */
  void close() {
    if (openRequests == 0) {
      return;
    }
    double concurrency = (double) openConcurrency / openRequests;
    seconds++;
    least = Math.min(least, concurrency);
    most = Math.max(most, concurrency);
    weight += openRequests;
    sumX += openRequests * concurrency;
    sumXx += openRequests * concurrency * concurrency;
    for (int kind = 0; kind < open.length; kind++) {
      double mean = (double) open[kind] / openRequests;
      sumY[kind] += open[kind];
      sumYy[kind] += open[kind] * mean;
      sumXy[kind] += open[kind] * concurrency;
    }
    Arrays.fill(open, 0);
    openRequests = 0;
    openConcurrency = 0;
  }

  void add(Scaling other) {
    seconds += other.seconds;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
    weight += other.weight;
    sumX += other.sumX;
    sumXx += other.sumXx;
    for (int kind = 0; kind < sumY.length; kind++) {
      sumY[kind] += other.sumY[kind];
      sumYy[kind] += other.sumYy[kind];
      sumXy[kind] += other.sumXy[kind];
    }
  }

  ScalingView view() {
    double spread = weight == 0 ? 0 : sumXx - sumX * sumX / weight;
    if (seconds < 3 || spread <= 0) {
      return ScalingView.NONE;
    }
    List<ScalingView.Slope> slopes = new ArrayList<>();
    for (int kind = 0; kind < sumY.length; kind++) {
      if (sumY[kind] > 0) {
        slopes.add(slope(kind, spread));
      }
    }
    return new ScalingView(seconds, least, most, List.copyOf(slopes));
  }

  private ScalingView.Slope slope(int kind, double spread) {
    double covariance = sumXy[kind] - sumX * sumY[kind] / weight;
    double variance = sumYy[kind] - sumY[kind] * sumY[kind] / weight;
    double slope = covariance / spread;
    double left = Math.max(0, variance - slope * covariance);
    double error = Math.sqrt(left / (seconds - 2) / spread);
    return new ScalingView.Slope(Kind.of(kind), slope, error);
  }
}
