package io.narrows.benchmarks.compare;

/**
 * How many requests a run makes of each kind.
 *
 * @param warmup before anything steady is measured
 * @param measured in steady state
 */
record Load(int warmup, int measured) {}
