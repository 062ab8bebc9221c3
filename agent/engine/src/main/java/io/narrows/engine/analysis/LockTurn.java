package io.narrows.engine.analysis;

/**
 * One execution of a statement that locks rows, and until when its transaction kept them; all in
 * nanoseconds of the recording's clock.
 *
 * @param from when it was sent
 * @param to when its answer was there: from then on it has the locks
 * @param releaseFrom when the end of its transaction was sent
 * @param releaseTo when the answer to that was there: by then the locks are free
 */
record LockTurn(SignatureStats of, long from, long to, long releaseFrom, long releaseTo) {
  long nanos() {
    return to - from;
  }

  /** Whether it has rows that the other may wait for while that is executed. */
  boolean mayBlock(LockTurn other) {
    return this != other && to < other.to && releaseTo + Counted.ANSWERS_APART_NANOS >= other.from;
  }

  /** Until when an execution may go on that waits for this one's rows. */
  long freedBy() {
    return releaseTo + Counted.ANSWERS_APART_NANOS;
  }

  /** Whether the other was answered when this one let go. */
  boolean frees(LockTurn other) {
    return releaseFrom <= other.to && other.to <= freedBy();
  }
}
