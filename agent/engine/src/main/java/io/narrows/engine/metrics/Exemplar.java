package io.narrows.engine.metrics;

import io.narrows.engine.recording.TraceContext;

/**
 * A value of a histogram and the kept span it was measured on.
 *
 * @param value in the unit that is recorded
 * @param epochNanos when it was measured
 */
public record Exemplar(long value, long epochNanos, TraceContext trace, long spanId) {}
