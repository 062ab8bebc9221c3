package io.narrows.engine.recording;

/**
 * A connection pool at one moment; -1 where its library does not say.
 *
 * @param used connections that are borrowed
 * @param idle connections that wait to be borrowed
 * @param max how many it may have; -1 also where it may have any number
 * @param minIdle how many it keeps idle at least
 * @param maxIdle how many it keeps idle at most; -1 also where it keeps any number
 * @param pending threads that wait for a connection
 */
public record PoolGauges(int used, int idle, int max, int minIdle, int maxIdle, int pending) {}
