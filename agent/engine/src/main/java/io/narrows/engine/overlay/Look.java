package io.narrows.engine.overlay;

/**
 * A thread that could run was looked at, whether it was in Java code or inside the JVM.
 *
 * @param stack where, the innermost frame first
 */
record Look(long threadId, long to, StackTraceElement[] stack) implements Signal {}
