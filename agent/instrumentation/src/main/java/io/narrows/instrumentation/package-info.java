/**
 * What is woven: one package per technology, listed in {@link
 * io.narrows.instrumentation.Instrumentations}. Advice is a translator: one statement in, one
 * statement out.
 */
@NullMarked
package io.narrows.instrumentation;

import org.jspecify.annotations.NullMarked;
