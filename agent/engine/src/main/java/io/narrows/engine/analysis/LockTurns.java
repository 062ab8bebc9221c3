package io.narrows.engine.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The latest executions of one statement that locks rows. One that waited for a row was answered at
 * the moment when another transaction that had executed the same statement ended, and during most
 * of its time such a transaction was open. One that was only slow is answered at any moment.
 */
final class LockTurns {
  static final int LIMIT = 256;

  private final Deque<LockTurn> settled = new ArrayDeque<>();
  private final Deque<LockTurn> fresh = new ArrayDeque<>();

  void add(LockTurn turn) {
    if (fresh.size() < LIMIT) {
      fresh.add(turn);
    }
  }

  /** Asks those that have ended long enough ago. */
  void judge(long nowNanos) {
    Iterator<LockTurn> each = fresh.iterator();
    List<LockTurn> known = null;
    while (each.hasNext()) {
      LockTurn turn = each.next();
      if (nowNanos - turn.to() >= Counted.TURNS_SETTLED_NANOS) {
        if (turn.nanos() >= Counted.LONG_EXECUTION_NANOS) {
          known = known == null ? known() : known;
          judge(turn, known);
        }
        each.remove();
        keep(turn);
      }
    }
  }

  private List<LockTurn> known() {
    List<LockTurn> known = new ArrayList<>(settled);
    known.addAll(fresh);
    known.sort(Comparator.comparingLong(LockTurn::to));
    return known;
  }

  private void keep(LockTurn turn) {
    settled.add(turn);
    if (settled.size() > LIMIT) {
      settled.remove();
    }
  }

  private static void judge(LockTurn turn, List<LockTurn> known) {
    Union held = new Union(turn);
    Union releases = new Union(turn);
    boolean isFreed = false;
    for (LockTurn other : known) {
      if (other.mayBlock(turn)) {
        held.add(other.to(), other.releaseTo());
        releases.add(other.releaseFrom(), other.freedBy());
        isFreed |= other.frees(turn);
      }
    }
    boolean isBlocked = isFreed && held.share() >= Counted.BLOCKED;
    turn.of().waited(isBlocked ? held.nanos() : 0, releases.share());
  }

  /** The part of an execution that lies in stretches given in any order of their ends. */
  private static final class Union {
    private final LockTurn of;
    private final List<long[]> stretches = new ArrayList<>();

    Union(LockTurn of) {
      this.of = of;
    }

    void add(long from, long to) {
      long begin = Math.max(from, of.from());
      long end = Math.min(to, of.to());
      if (end > begin) {
        stretches.add(new long[] {begin, end});
      }
    }

    long nanos() {
      stretches.sort(Comparator.comparingLong(stretch -> stretch[0]));
      long sum = 0;
      long until = Long.MIN_VALUE;
      for (long[] stretch : stretches) {
        sum += Math.max(0, stretch[1] - Math.max(stretch[0], until));
        until = Math.max(until, stretch[1]);
      }
      return sum;
    }

    double share() {
      return (double) nanos() / of.nanos();
    }
  }
}
