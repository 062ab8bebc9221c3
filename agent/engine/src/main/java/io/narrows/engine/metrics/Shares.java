package io.narrows.engine.metrics;

import io.narrows.engine.recording.Request;

/** Says where the time of a request went. */
public interface Shares {
  /** The request's time by ordinal of its kind; the parts add up to its duration. */
  long[] nanosByKind(Request request);
}
