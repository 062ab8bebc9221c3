package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;

/** A thread was in an operation of a request: what the owner of a lock may have been doing. */
record Doing(long from, long to, Kind kind) implements Signal {}
