package io.narrows.engine.analysis;

/**
 * The signature of the wait before a request: the container's own executor, told apart from one
 * that the request hands tasks to.
 */
record RequestQueue(Object executor) {}
