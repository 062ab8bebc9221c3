/**
 * What was recorded means this: where each nanosecond of a request went, and how much of it in sum,
 * bounded and by endpoint. Everything here runs on the drain thread; other threads get an immutable
 * copy.
 */
@NullMarked
package io.narrows.engine.analysis;

import org.jspecify.annotations.NullMarked;
