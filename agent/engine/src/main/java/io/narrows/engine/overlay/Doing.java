package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A thread was in an operation of a request: what the owner of a lock may have been doing.
 *
 * @param what it was, or null where there is nothing to tell apart
 */
record Doing(long from, long to, Kind kind, @Nullable Signature what) implements Signal {}
