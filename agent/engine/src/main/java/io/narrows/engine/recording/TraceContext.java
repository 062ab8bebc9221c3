package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in its distributed trace.
 *
 * @param traceIdHigh the first half of the trace id
 * @param traceIdLow the second half, on which ratio samplers decide
 * @param parentSpanId the span that called us, or 0
 * @param remote whether the parent is in another process
 * @param sampled the flag that travels on
 * @param traceState the W3C tracestate as received, or null
 * @param baggage the W3C baggage as received, or null
 */
public record TraceContext(
    long traceIdHigh,
    long traceIdLow,
    long parentSpanId,
    boolean remote,
    boolean sampled,
    @Nullable String traceState,
    @Nullable String baggage) {}
