package io.narrows.engine.overlay;

/**
 * So many exceptions were made since the JVM began.
 *
 * @param to when they were counted
 */
record Thrown(long to, long count) implements Signal {}
