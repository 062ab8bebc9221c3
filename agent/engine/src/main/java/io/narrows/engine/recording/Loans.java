package io.narrows.engine.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one pool that were not given back within the slice that borrowed them: handed
 * to another thread, or lost. Bounded by {@link #LIMIT}; which of them are lost is for a rule to
 * say.
 */
public final class Loans {
  static final int LIMIT = 256;

  private final List<Loan> open = new ArrayList<>();
  private volatile boolean some;

  /** A slice has ended with this acquisition not given back. Drain thread only. */
  void left(Slice slice, int acquisition, Lease lease) {
    Loan loan = new Loan(lease, slice.request(), stack(slice.site(acquisition)));
    if (lease.follow(loan) && open.size() < LIMIT) {
      open.add(loan);
    }
  }

  private static @Nullable Throwable stack(@Nullable Object site) {
    return site instanceof Throwable ? (Throwable) site : null;
  }

  /** Looks at all of them, when so many connections are in use; -1 when unknown. Drain only. */
  void look(int inUse, long nowNanos) {
    open.removeIf(Loan::isReturned);
    boolean missing = false;
    for (Loan loan : open) {
      loan.look(inUse, nowNanos);
      missing |= loan.isCollected() || loan.isAbandoned();
    }
    some = missing;
  }

  /** Whether one is missed whose request is over; from any thread. */
  boolean areSome() {
    return some;
  }

  /** Those that are open, the oldest first. Drain thread only. */
  public List<Loan> open() {
    return List.copyOf(open);
  }
}
