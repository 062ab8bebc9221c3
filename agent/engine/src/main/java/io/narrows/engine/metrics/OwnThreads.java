package io.narrows.engine.metrics;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;

/**
 * The shares as the request's first thread saw them. Exact for a request on one thread; of one that
 * went on elsewhere, what the first thread did not see is a gap.
 */
public final class OwnThreads implements Shares {
  @Override
  public long[] nanosByKind(Request request) {
    long[] nanos = new long[Kind.count()];
    nanos[Kind.QUEUE.ordinal()] += request.queueNanos();
    for (Slice slice : request.slices()) {
      if (slice.number() == 0) {
        add(slice, nanos);
      }
    }
    balance(nanos, request.durationNanos());
    return nanos;
  }

  private static void add(Slice slice, long[] nanos) {
    for (int i = 0; i < slice.size(); i++) {
      nanos[slice.kind(i).ordinal()] += slice.selfNanos(i);
    }
    long[] folded = slice.foldedSelfNanos();
    for (int i = 0; folded != null && i < folded.length; i++) {
      nanos[i] += folded[i];
    }
  }

  /** What nobody saw is a gap; what the thread did after the end is not the request's. */
  private static void balance(long[] nanos, long duration) {
    long missing = duration;
    for (long part : nanos) {
      missing -= part;
    }
    if (missing >= 0) {
      nanos[Kind.ASYNC_GAP.ordinal()] += missing;
      return;
    }
    for (int i = 0; i < nanos.length && missing < 0; i++) {
      long cut = Math.min(nanos[i], -missing);
      nanos[i] -= cut;
      missing += cut;
    }
  }
}
