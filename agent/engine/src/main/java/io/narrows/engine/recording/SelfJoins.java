package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The waits of one executor's threads for tasks that stand in its own queue. */
public final class SelfJoins {
  /** Without one task ending for so long while all wait, nothing is going to end. (ours) */
  static final long STANDSTILL_NANOS = 1_000_000_000;

  private final AtomicInteger open = new AtomicInteger();
  private final LongAdder count = new LongAdder();
  private final LongAdder whenFull = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private volatile @Nullable SelfJoin last;

  // Of the drain
  private long endedBefore = -1;
  private long stuckSinceNanos;
  private long standstills;
  private boolean isStuck;

  void began(SelfJoin join, boolean isFull) {
    open.incrementAndGet();
    count.increment();
    if (isFull) {
      whenFull.increment();
    }
    SelfJoin known = last;
    if (known == null || join.stack() != null) {
      last = join;
    }
  }

  void ended(SelfJoin join, long nowNanos) {
    open.decrementAndGet();
    nanos.add(nowNanos - join.sinceNanos);
  }

  /** Called by the drain, ten times a second. */
  void look(int limit, long ended, long nowNanos) {
    boolean allWait = limit > 0 && open.get() >= limit && ended == endedBefore;
    endedBefore = ended;
    if (!allWait) {
      isStuck = false;
      stuckSinceNanos = nowNanos;
    } else if (!isStuck && nowNanos - stuckSinceNanos >= STANDSTILL_NANOS) {
      isStuck = true;
      standstills++;
    }
  }

  public long count() {
    return count.sum();
  }

  /** How many began while all threads of the executor were at work. */
  public long whenFull() {
    return whenFull.sum();
  }

  public long nanos() {
    return nanos.sum();
  }

  /** How often all threads waited so that none of them could go on. Drain thread only. */
  public long standstills() {
    return standstills;
  }

  /** Whether that is so now. Drain thread only. */
  public boolean isStuck() {
    return isStuck;
  }

  /** The last that began and of which it is known where, or null. */
  public @Nullable SelfJoin last() {
    return last;
  }
}
