package org.example.bench;

/**
 * Who asks how often.
 *
 * @param perSecond requests a second, whatever becomes of them; 0 for a closed loop
 * @param isEven whether they come at even intervals, and not at random ones
 * @param clients who ask, wait for the answer, think and ask again; 0 for an open loop
 */
public record Load(double perSecond, boolean isEven, int clients, double thinkMillis) {
  /** An open loop at a constant rate. */
  public static Load open(double perSecond) {
    return new Load(perSecond, true, 0, 0);
  }

  /** An open loop of requests that know nothing of each other, as those of many users. */
  public static Load random(double perSecond) {
    return new Load(perSecond, false, 0, 0);
  }

  public static Load closed(int clients, double thinkMillis) {
    return new Load(0, true, clients, thinkMillis);
  }

  public boolean isOpen() {
    return perSecond > 0;
  }
}
