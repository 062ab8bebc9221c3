package io.narrows.engine.metrics;

import io.narrows.engine.recording.Request;
import org.jspecify.annotations.Nullable;

/** Where the time of server requests is counted, once it is known what it was. */
public interface SegmentTime {
  /** Under which route; null where the time of this is not counted. */
  @Nullable String routeOf(Request request);

  /** Counts the time of one request, by ordinal of its kind. */
  void time(String route, long[] nanosByKind);

  /** A thread waited for a lock of this class. */
  default void lockWait(String lock, long nanos) {}

  /** A virtual thread waited and kept its carrier. */
  default void pinned(String location, long nanos) {}
}
