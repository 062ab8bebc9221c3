package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A thread did not run, and this is why.
 *
 * @param kind {@link Kind#LOCK} or {@link Kind#SLEEP}
 * @param on the class of the lock, or what it slept in
 * @param stack where it waited, the innermost frame first; empty when unknown
 * @param ownerId the thread that had the lock, or -1
 */
record Wait(
    long threadId,
    long from,
    long to,
    Kind kind,
    String on,
    StackTraceElement @Nullable [] stack,
    long ownerId)
    implements Signal {
  static final long NOBODY = -1;
}
