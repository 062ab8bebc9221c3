/**
 * The way to OpenTelemetry, and the only place with its types: {@link
 * io.narrows.engine.export.Exports} reads what the drain shows and sends traces, metrics and log
 * events from a thread of its own, as {@code OTEL_*} asks for.
 */
@NullMarked
package io.narrows.engine.export;

import org.jspecify.annotations.NullMarked;
