package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection, from its pool's answer to its close. It is the token of that close. Closed
 * within the slice that borrowed it, as nearly all are, it is recycled; from then on the drain may
 * follow it as a {@link Loan}, so that it is this borrow and no other until it is garbage.
 */
final class Lease extends Operation {
  @Nullable PoolStats pool;
  @Nullable Database database;
  long sinceNanos;
  @Nullable Lease next;

  private @Nullable Slice slice;
  private @Nullable Request request;
  private int number;
  private int acquisition;
  private volatile boolean returned;
  private volatile @Nullable Loan loan;

  void begin(PoolStats pool, @Nullable Database database, long nowNanos) {
    this.pool = pool;
    this.database = database;
    sinceNanos = nowNanos;
  }

  /** Where the acquisition stands that this came of. */
  void acquiredBy(Slice slice, int index) {
    if (index < Slice.DETAIL_LIMIT) {
      this.slice = slice;
      request = slice.request();
      number = slice.number();
      acquisition = index;
      slice.detail(index, this);
    }
  }

  /**
   * Tells the acquisition how long the connection was held, where the same thread closes it.
   *
   * @return whether nobody else knows this lease
   */
  boolean end(@Nullable Slice current, long nowNanos) {
    long heldNanos = nowNanos - sinceNanos;
    if (pool != null) {
      pool.used(heldNanos);
    }
    if (slice == null) {
      return true;
    }
    if (isOf(current)) {
      current.count(acquisition, heldNanos);
      return true;
    }
    giveBack();
    return false;
  }

  private boolean isOf(@Nullable Slice current) {
    return current != null
        && current == slice
        && current.request() == request
        && current.number() == number;
  }

  // Each side writes its own field before it reads the other's, so that one of them sees both.

  private void giveBack() {
    returned = true;
    Loan followed = loan;
    if (followed != null) {
      followed.giveBack();
    }
  }

  /** Follows it from now on; false where it was given back already. Drain thread only. */
  boolean follow(Loan as) {
    loan = as;
    return !returned;
  }

  /** Its connection makes a statement, or ends a transaction. */
  void used() {
    Loan followed = loan;
    if (followed != null) {
      followed.used();
    }
  }

  void clear() {
    pool = null;
    database = null;
    slice = null;
    request = null;
  }
}
