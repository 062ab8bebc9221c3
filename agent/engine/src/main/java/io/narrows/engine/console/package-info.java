/**
 * The report as a page that keeps itself up to date: {@link io.narrows.engine.console.Console}
 * serves it to browsers on this machine, from the drain's own ticks, without a thread of its own.
 */
@NullMarked
package io.narrows.engine.console;

import org.jspecify.annotations.NullMarked;
