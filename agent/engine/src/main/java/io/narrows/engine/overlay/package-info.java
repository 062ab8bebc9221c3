/**
 * What the threads of a request did in the application's own code, where no operation says it: they
 * waited for a lock, slept, stood still with the whole JVM, ran. It is learnt from elsewhere and
 * later ({@link io.narrows.engine.overlay.Overlays} holds requests back until it is there), and it
 * only ever divides time that was the application's own.
 */
@NullMarked
package io.narrows.engine.overlay;

import org.jspecify.annotations.NullMarked;
