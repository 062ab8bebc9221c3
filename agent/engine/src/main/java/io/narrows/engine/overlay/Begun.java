package io.narrows.engine.overlay;

/**
 * A flight recording has begun.
 *
 * @param to from when on it records
 */
record Begun(long to) implements Signal {}
