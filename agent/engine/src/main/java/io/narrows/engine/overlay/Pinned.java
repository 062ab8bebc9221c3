package io.narrows.engine.overlay;

/** A virtual thread waited and kept its carrier. */
record Pinned(long threadId, long from, long to, StackTraceElement[] stack) implements Signal {}
