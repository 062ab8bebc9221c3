package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;

/**
 * What threads did while they held a connection, by kind, added to the pool it was of, and which
 * connections they left without giving them back.
 *
 * <p>The count of an acquisition says how long its connection was held. What began after it and
 * before the return lies inside the hold with all its time; the rest of the hold was spent in what
 * was open around the acquisition.
 */
public final class Holds implements Sink {
  private final long[] byKind = new long[Kind.count()];

  @Override
  public void slice(Slice slice) {
    for (int i = 1; i < slice.size(); i++) {
      if (slice.kind(i) == Kind.DB_ACQUIRE && slice.signature(i) instanceof PoolStats) {
        borrow(slice, i, (PoolStats) slice.signature(i));
      }
    }
  }

  private void borrow(Slice slice, int acquisition, PoolStats pool) {
    if (slice.count(acquisition) >= 0) {
      hold(slice, acquisition, pool);
    } else if (slice.detail(acquisition) instanceof Lease) {
      pool.loans().left(slice, acquisition, (Lease) slice.detail(acquisition));
    }
  }

  @Override
  public void request(Request request) {}

  private void hold(Slice slice, int acquisition, PoolStats pool) {
    long heldNanos = slice.count(acquisition);
    long returned = slice.endNanos(acquisition) + heldNanos;
    long rest = heldNanos;
    java.util.Arrays.fill(byKind, 0);
    for (int i = acquisition + 1; i < slice.size() && slice.startNanos(i) < returned; i++) {
      if (slice.startNanos(i) >= slice.endNanos(acquisition)) {
        long inside = Math.min(slice.selfNanos(i), rest);
        byKind[slice.kind(i).ordinal()] += inside;
        rest -= inside;
      }
    }
    byKind[slice.kind(slice.parent(acquisition)).ordinal()] += rest;
    pool.hold();
    for (int kind = 0; kind < byKind.length; kind++) {
      if (byKind[kind] > 0) {
        pool.held(Kind.of(kind), byKind[kind]);
      }
    }
  }
}
