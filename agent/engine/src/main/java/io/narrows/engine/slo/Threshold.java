package io.narrows.engine.slo;

/** A duration that separates good from bad: a classic histogram needs it as a bound of a bucket. */
public record Threshold(Durations of, double seconds) {}
