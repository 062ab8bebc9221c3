package io.narrows.engine.analysis.verdict;

/** How much a finding matters, the least first. */
public enum Severity {
  /** Below one percent of all request time, or nothing that a fix is sure to save. */
  INFO,
  /** At least one percent of the service's request time. */
  MINOR,
  /** At least five percent of it. */
  MAJOR,
  /** At least a quarter of an endpoint that breaks its objective now. */
  CRITICAL
}
