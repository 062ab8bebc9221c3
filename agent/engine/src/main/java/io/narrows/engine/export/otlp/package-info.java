/**
 * The way out: the SDK's own OTLP exporters as {@code OTEL_*} configures them ({@link
 * io.narrows.engine.export.otlp.Exporters}), over a sender that adds no thread, tells what the
 * receiver rejected, and can be cut short.
 */
@NullMarked
package io.narrows.engine.export.otlp;

import org.jspecify.annotations.NullMarked;
