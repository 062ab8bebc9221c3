/** Threads that are started one by one, of the platform and virtual. */
@NullMarked
package io.narrows.instrumentation.virtualthread;

import org.jspecify.annotations.NullMarked;
