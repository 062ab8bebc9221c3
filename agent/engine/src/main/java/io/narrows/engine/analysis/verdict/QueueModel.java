package io.narrows.engine.analysis.verdict;

/**
 * How long one waits for one of several servers that are asked at random: Erlang C, with the
 * correction of Allen and Cunneen for arrivals and holds that are more or less even than random.
 */
public final class QueueModel {
  private QueueModel() {}

  /** The share of the servers that is busy on average. */
  public static double utilisation(double arrivalsPerSecond, double holdSeconds, int servers) {
    return arrivalsPerSecond * holdSeconds / servers;
  }

  /**
   * The mean wait in seconds; infinite where more is asked for than can be served.
   *
   * @param variation half the sum of the squared coefficients of variation of the times between
   *     arrivals and of the holds; 1 for random ones
   */
  public static double waitSeconds(
      double arrivalsPerSecond, double holdSeconds, int servers, double variation) {
    double load = arrivalsPerSecond * holdSeconds;
    if (load >= servers) {
      return Double.POSITIVE_INFINITY;
    }
    double bounded =
        Math.min(Thresholds.MOST_VARIATION, Math.max(Thresholds.LEAST_VARIATION, variation));
    return waitingShare(load, servers) * holdSeconds / (servers - load) * bounded;
  }

  /** The share of those who have to wait, by Erlang's C. */
  static double waitingShare(double load, int servers) {
    // Terms load^k / k!, each from the one before: neither overflows.
    double term = 1;
    double sum = 0;
    for (int k = 0; k < servers; k++) {
      sum += term;
      term *= load / (k + 1);
      if (sum > 1e200) {
        sum *= 1e-200;
        term *= 1e-200;
      }
    }
    double all = term * servers / (servers - load);
    return all / (sum + all);
  }

  /** What more servers save of each wait, in the same way. */
  public static Gain moreServers(
      double arrivalsPerSecond,
      double holdSeconds,
      int servers,
      int more,
      long waits,
      long waitedNanos) {
    if (servers <= 0
        || utilisation(arrivalsPerSecond, holdSeconds, servers) >= Thresholds.SATURATED) {
      return Gain.atMost(waitedNanos);
    }
    double saved =
        waitSeconds(arrivalsPerSecond, holdSeconds, servers, 1)
            - waitSeconds(arrivalsPerSecond, holdSeconds, more, 1);
    return halfSure(saved * 1e9 * waits, waitedNanos);
  }

  /**
   * What more servers save of each wait, as sure and as unsure as {@link #shorterHold}.
   *
   * @param variation as of {@link #waitSeconds}
   */
  public static Gain moreServers(
      double arrivalsPerSecond,
      double holdSeconds,
      int servers,
      int more,
      double variation,
      long waits,
      long waitedNanos) {
    if (servers <= 0
        || more <= servers
        || utilisation(arrivalsPerSecond, holdSeconds, servers) >= Thresholds.SATURATED) {
      return Gain.atMost(waitedNanos);
    }
    double saved =
        waitSeconds(arrivalsPerSecond, holdSeconds, servers, variation)
            - waitSeconds(arrivalsPerSecond, holdSeconds, more, variation);
    return halfSure(saved * 1e9 * waits, waitedNanos);
  }

  /**
   * What a shorter hold saves of each wait: half of what the model says is sure, at most all that
   * was waited. Nothing is sure where the measured arrivals are those that got through.
   */
  public static Gain shorterHold(
      double arrivalsPerSecond,
      double holdSeconds,
      double shorterSeconds,
      int servers,
      long waits,
      long waitedNanos) {
    if (servers <= 0
        || utilisation(arrivalsPerSecond, holdSeconds, servers) >= Thresholds.SATURATED) {
      return Gain.atMost(waitedNanos);
    }
    double saved =
        waitSeconds(arrivalsPerSecond, holdSeconds, servers, 1)
            - waitSeconds(arrivalsPerSecond, shorterSeconds, servers, 1);
    return halfSure(saved * 1e9 * waits, waitedNanos);
  }

  /** Half of it is sure; a model that says more than was waited is wrong by as much. */
  private static Gain halfSure(double savedNanos, long waitedNanos) {
    return new Gain(
        Math.round(Thresholds.MODEL_SURE * Math.min(savedNanos, waitedNanos)), waitedNanos);
  }
}
