package io.narrows.facts.log;

/** How much is said. */
public enum Level {
  OFF,
  ERROR,
  INFO,
  DEBUG
}
