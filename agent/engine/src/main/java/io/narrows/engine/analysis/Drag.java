package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One awaited branch of the path, and the most that it alone can save until something else is what
 * the request waits for. An upper bound: where it is not known what would get shorter together with
 * the branch, it does not count as an alternative to it.
 */
final class Drag {
  /** Above this many slices nothing is said: the comparison of each with each is not worth it. */
  static final int LIMIT = 64;

  private final Strands strands;
  private final Timeline waiter;
  private final Timeline branch;
  private final long since;
  private final Set<Timeline> shared = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param since when the wait for the branch began
   */
  Drag(Strands strands, Timeline waiter, Timeline branch, long since) {
    this.strands = strands;
    this.waiter = waiter;
    this.branch = branch;
    this.since = since;
    if (strands.size() <= LIMIT) {
      share(waiter, since);
    }
  }

  /** Whether this led to the waiter as well: then it is no part of the branch. */
  boolean isShared(Timeline timeline) {
    return strands.size() > LIMIT || shared.contains(timeline);
  }

  private void share(Timeline timeline, long until) {
    if (!shared.add(timeline)) {
      return;
    }
    Timeline submitter = strands.submitter(timeline);
    if (submitter != null) {
      share(submitter, Long.MAX_VALUE);
    }
    for (Timeline other : strands.all()) {
      if (awaitedNanos(timeline, other, Long.MIN_VALUE) < until) {
        share(other, Long.MAX_VALUE);
      }
      if (other.slice().outer() == timeline.slice()) {
        share(other, Long.MAX_VALUE);
      }
    }
  }

  /**
   * The most that the branch can save: from its release back to the begin of the wait, and no more
   * than the waiter has to spare when it comes to its next branch, if it does so before the path
   * left it.
   */
  long nanos(Strands.Release release, long until, long left, @Nullable Object signature) {
    if (isShared(branch)) {
      return Long.MAX_VALUE;
    }
    long released = release.nanos();
    long drag = released - since;
    for (Timeline sibling : strands.all()) {
      if (sibling != waiter && sibling != branch && isIndependent(sibling)) {
        boolean isAlso = !release.isSeen() && isOwnCall(sibling);
        long spare = spareNanos(sibling, until, left, isAlso ? null : signature);
        drag = Math.min(drag, Math.max(0, spare - (until - released)));
      }
    }
    return drag;
  }

  /**
   * A call that the waiter itself began. When it then waits for something that no task completes,
   * that is made of its calls, as {@code allOf} is, and of more than the one that ended last.
   */
  private boolean isOwnCall(Timeline sibling) {
    return Strands.beside(sibling) != null && strands.submitter(sibling) == waiter;
  }

  /** Begun before the wait by what led to it, run at once, and waiting for nothing. */
  private boolean isIndependent(Timeline sibling) {
    Timeline submitter = strands.submitter(sibling);
    Task task = sibling.slice().task();
    if (task == null
        || submitter == null
        || task.submitNanos() > since
        || !shared.contains(submitter)) {
      return false;
    }
    for (int i = 1; i < sibling.slice().size(); i++) {
      if (sibling.slice().kind(i) == Kind.JOIN) {
        return false;
      }
    }
    return strands.ahead(sibling, task.readyNanos()) == null;
  }

  /** How long this sibling was done when, from this time on, the waiter first asked for it. */
  private long spareNanos(Timeline sibling, long from, long left, @Nullable Object signature) {
    long awaited = signature == null ? from : awaitedNanos(waiter, sibling, from);
    if (awaited >= left || awaited < sibling.endNanos()) {
      return Long.MAX_VALUE;
    }
    // It may have gone on a little after it had released who waits for it.
    long completed = signature == null ? -1 : completedNanos(sibling, awaited);
    return awaited - (completed == -1 ? sibling.endNanos() : completed);
  }

  /** When the sibling completed what the waiter began to wait for at this time, or -1. */
  private long completedNanos(Timeline sibling, long awaited) {
    Slice slice = waiter.slice();
    for (int i = 1; i < slice.size(); i++) {
      Object future = slice.signature(i);
      if (slice.kind(i) == Kind.JOIN && slice.startNanos(i) == awaited && future != null) {
        return sibling.slice().completedNanos(future);
      }
    }
    return -1;
  }

  /** When a slice began to wait for another from this time on, or never. */
  private static long awaitedNanos(Timeline by, Timeline other, long from) {
    Slice slice = by.slice();
    Task task = other.slice().task();
    for (int i = 1; i < slice.size() && by != other; i++) {
      if (slice.kind(i) != Kind.JOIN || slice.startNanos(i) < from) {
        continue;
      }
      Object awaited = slice.signature(i);
      boolean isMatch =
          awaited == null
              ? other.endNanos() > slice.startNanos(i) && other.endNanos() <= slice.endNanos(i)
              : task != null && awaited == task.target()
                  || other.slice().completedNanos(awaited) != -1;
      if (isMatch) {
        return slice.startNanos(i);
      }
    }
    return Long.MAX_VALUE;
  }
}
