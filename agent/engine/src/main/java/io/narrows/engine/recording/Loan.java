package io.narrows.engine.recording;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was still borrowed when its thread left the request, as the drain follows it.
 *
 * <p>The connection holds its {@link Lease}, and nothing of ours holds the lease: where it is
 * collected without having been given back, so was the connection, and nobody can close it any
 * more.
 */
public final class Loan extends WeakReference<Lease> {
  private final Request request;
  private final @Nullable Throwable stack;
  private final long sinceNanos;
  private volatile boolean returned;
  private volatile boolean used;

  // Touched by the drain only.
  private long heldNanos;
  private boolean over;
  private int leastInUse = Integer.MAX_VALUE;

  Loan(Lease lease, Request request, @Nullable Throwable stack) {
    super(lease);
    this.request = request;
    this.stack = stack;
    sinceNanos = lease.sinceNanos;
  }

  // By the threads that have the connection

  void giveBack() {
    returned = true;
  }

  /** What happens to it while its request goes on is no news. */
  void used() {
    if (request.hasEnded()) {
      used = true;
    }
  }

  // By the drain

  boolean isReturned() {
    return returned;
  }

  /** Looks at it once more, when so many connections of its pool were in use. */
  void look(int inUse, long nowNanos) {
    heldNanos = nowNanos - sinceNanos;
    over = over || request.isOver();
    if (inUse >= 0) {
      leastInUse = Math.min(leastInUse, inUse);
    }
  }

  /** The request that borrowed it. */
  public Request request() {
    return request;
  }

  /** Where it was borrowed, or null where that was not kept. */
  public @Nullable Throwable stack() {
    return stack;
  }

  /** How long it has been held. */
  public long heldNanos() {
    return heldNanos;
  }

  /** Whether the request and all its tasks are over, and nobody asked anything of it since. */
  public boolean isAbandoned() {
    return over && !used;
  }

  /** Whether the connection is garbage, and was never given back. */
  public boolean isCollected() {
    // Asked in this order: who gives it back says so before the lease becomes garbage.
    return refersTo(null) && !returned;
  }

  /** The fewest connections in use at once since then; above all numbers where unknown. */
  public int leastInUse() {
    return leastInUse;
  }
}
