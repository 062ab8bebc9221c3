package io.narrows.engine.analysis.verdict;

/** How the numbers of a finding came about. */
public enum Confidence {
  /** All of them were timed. */
  MEASURED,
  /** A share of samples. */
  SAMPLED,
  /** By a model. */
  INFERRED
}
