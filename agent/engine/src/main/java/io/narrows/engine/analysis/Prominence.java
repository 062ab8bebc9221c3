package io.narrows.engine.analysis;

/**
 * How often a signature was what its requests spent most time on, and how much of their time it was
 * then.
 *
 * @param largest requests of which it was the largest part
 * @param shares the sum of its shares of these
 */
public record Prominence(long largest, double shares) {
  public static final Prominence NONE = new Prominence(0, 0);

  /** Its share where it was the largest part. */
  public double shareWhenLargest() {
    return largest == 0 ? 0 : shares / largest;
  }
}
