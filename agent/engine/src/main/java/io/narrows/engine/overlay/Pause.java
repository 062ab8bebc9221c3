package io.narrows.engine.overlay;

/**
 * All threads stood still.
 *
 * @param isCollection whether the garbage collector worked meanwhile
 */
record Pause(long from, long to, boolean isCollection, String cause) implements Signal {}
