package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import java.util.List;

/**
 * How the time of an endpoint grows with the number of requests that are in the service at once: a
 * straight line through the seconds in which there were any.
 *
 * @param seconds how many there were
 * @param least how many requests one met in the emptiest second, on average
 * @param most the same in the fullest
 * @param slopes of each kind of time; they add up to that of the whole request
 */
public record ScalingView(long seconds, double least, double most, List<Slope> slopes) {
  public static final ScalingView NONE = new ScalingView(0, 0, 0, List.of());

  /**
   * Nanoseconds of a request for each further one in the service.
   *
   * @param errorNanos its standard error
   */
  public record Slope(Kind kind, double nanos, double errorNanos) {}

  /** By how much a request gets longer for each further one in the service. */
  public double nanosEach() {
    return slopes.stream().mapToDouble(Slope::nanos).sum();
  }

  /** By how much requests of the fullest second are longer than those of the emptiest. */
  public double growthNanos() {
    return nanosEach() * (most - least);
  }
}
