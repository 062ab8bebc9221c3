package io.narrows.facts.settings;

/** How eagerly the agent looks. */
public enum Mode {
  /** Evidence before cost: the default. */
  PRODUCTION,
  /** Verdicts from a handful of requests, and everything that can be seen is looked at. */
  DEV
}
