package io.narrows.engine.overlay;

/**
 * A thread was seen.
 *
 * @param bytes for how much allocation it stands; 0 where it was seen running
 * @param stack where, the innermost frame first
 */
record Sample(long threadId, long to, long bytes, StackTraceElement[] stack) implements Signal {}
