/**
 * Spans of the requests that are kept, made on the drain out of what was recorded: {@link
 * io.narrows.engine.export.span.SpanSink}. Names and attributes are those of the conventions and no
 * others, but for the few {@code narrows.*} of {@link io.narrows.engine.export.span.Narrows}.
 */
@NullMarked
package io.narrows.engine.export.span;

import org.jspecify.annotations.NullMarked;
