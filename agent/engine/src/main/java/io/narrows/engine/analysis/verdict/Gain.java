package io.narrows.engine.analysis.verdict;

/**
 * What a fix would save of all affected requests together, as an interval: at least what is sure,
 * at most what was seen to be lost. Directly; what shorter holds of a resource save others comes on
 * top and is never added silently.
 */
public record Gain(long lowNanos, long highNanos) {
  public static final Gain NONE = new Gain(0, 0);

  public Gain {
    highNanos = Math.max(0, highNanos);
    lowNanos = Math.min(Math.max(0, lowNanos), highNanos);
  }

  /**
   * Things that were done one by one and could be done in one: sure are the round trips, and at
   * most all but the shortest, with the code around each.
   *
   * @param repeats executions beyond the first, of all requests
   * @param floorNanos what a round trip takes at least
   * @param pathShare which part of the time any request waited for
   * @param repeatNanos the sum over requests of all durations but the shortest
   * @param savableNanos the most by which the requests would be shorter without any of it
   * @param aroundNanos code that runs once for each repetition, and goes with it
   */
  public static Gain ofRepeats(
      long repeats,
      long floorNanos,
      double pathShare,
      long repeatNanos,
      long savableNanos,
      long aroundNanos) {
    long low = Math.round(repeats * floorNanos * pathShare);
    long calls = Math.min(Math.round(repeatNanos * pathShare), savableNanos);
    return new Gain(Math.min(low, calls), calls + Math.round(aroundNanos * pathShare));
  }

  /** Of which nobody knows how much of it a fix removes. */
  public static Gain atMost(long highNanos) {
    return new Gain(0, highNanos);
  }
}
