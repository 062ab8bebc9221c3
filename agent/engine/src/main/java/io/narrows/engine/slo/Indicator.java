package io.narrows.engine.slo;

/** What is measured, as PromQL with {@code {{.window}}} in place of each range. */
public sealed interface Indicator {
  /** How a query names the range over which it looks. */
  String WINDOW = "{{.window}}";

  /**
   * Events per second: the bad ones, and all of them.
   *
   * @param bad may be empty while nothing goes wrong
   */
  record Events(String bad, String total) implements Indicator {}

  /** The share of bad events where the events themselves are not known. */
  record Ratio(String query) implements Indicator {}
}
