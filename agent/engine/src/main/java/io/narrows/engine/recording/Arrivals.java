package io.narrows.engine.recording;

import java.util.ArrayList;
import java.util.List;

/** What the drain knows of one request; touched by the drain only. */
final class Arrivals {
  /** More slices than this are counted and not kept: a stream that resumes for hours. */
  static final int LIMIT = 1024;

  final List<Slice> slices = new ArrayList<>(1);

  /** When the slice with the end has arrived: until when the others may follow. */
  long deadlineNanos;

  boolean ended;
  boolean delivered;
  private int count;

  /** Keeps a slice; false when there are too many. */
  boolean add(Slice slice) {
    count++;
    return slices.size() < LIMIT && slices.add(slice);
  }

  /** One arrived after the request was delivered. */
  void late() {
    count++;
  }

  boolean isWholeOf(Request request) {
    return count >= request.sliceCount();
  }
}
