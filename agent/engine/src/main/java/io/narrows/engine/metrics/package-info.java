/**
 * What is counted of every request and operation, also of those whose detail is lost: {@link
 * io.narrows.engine.metrics.Aggregates}, fed by the drain, and {@link
 * io.narrows.engine.metrics.Overflow}, fed by application threads when the buffer is full. Bounded,
 * and without any OpenTelemetry type.
 */
@NullMarked
package io.narrows.engine.metrics;

import org.jspecify.annotations.NullMarked;
