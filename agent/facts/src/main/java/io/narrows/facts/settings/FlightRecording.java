package io.narrows.facts.settings;

/** When the JDK's flight recorder is used. */
public enum FlightRecording {
  /**
   * In dev mode always; else for half a minute, when an endpoint waits and nothing says for what.
   */
  AUTO,
  /** From the start to the end. */
  ON,
  /** Never. */
  OFF
}
