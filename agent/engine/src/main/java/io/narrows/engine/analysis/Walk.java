package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * From the end of a request back to its begin, over the edges that were seen: a slice back to its
 * start, from there over its queue to who submitted it, from a wait to who released it.
 *
 * <p>The stretches tile [begin, end) exactly. What was never waited for is never reached. Each step
 * goes back in time or to a slice that was at work just before; where broken data would let it go
 * round, it ends in {@link Kind#ASYNC_GAP}.
 */
final class Walk {
  /** How much later than its waiter's release a task may end that released it. (ours) */
  static final long RELEASE_LAG_NANOS = 50_000;

  private final Request request;
  private final Path path;
  private final Strands strands;
  private final Deque<Branch> branches = new ArrayDeque<>();
  private long cursor;
  private @Nullable Timeline at;
  // When the path left the slice it is in for another; never, where it stayed until its end.
  private long left = Long.MAX_VALUE;
  private int branchCount;

  private Walk(Request request, Path path) {
    this.request = request;
    this.path = path;
    strands = new Strands(request);
    cursor = request.endNanos();
    at = strands.last();
  }

  /** Fills the path of a request that ended. */
  static void of(Request request, Path path) {
    path.clear();
    new Walk(request, path).run();
  }

  private void run() {
    long begin = request.beginNanos();
    int hops = 0;
    while (at != null && cursor > begin && hops <= 2 * strands.size() + 2) {
      long before = cursor;
      step(at, begin);
      endBranches();
      hops = cursor < before ? 0 : hops + 1;
    }
    path.edge(Kind.ASYNC_GAP, null, begin, cursor);
  }

  private void step(Timeline timeline, long begin) {
    if (cursor <= timeline.startNanos()) {
      leave(timeline, begin);
      return;
    }
    if (cursor > timeline.endNanos()) {
      // Only where the slice with the end was lost.
      gap(Math.max(begin, timeline.endNanos()));
      return;
    }
    int segment = timeline.before(cursor);
    long from = Math.max(begin, timeline.from(segment));
    Timeline inside = strands.inside(timeline, cursor);
    if (inside != null) {
      from = Math.max(from, Math.min(inside.endNanos(), cursor));
    }
    if (timeline.kind(segment) == Kind.JOIN && from < cursor) {
      join(timeline, segment, from);
    } else {
      charge(timeline, segment, from);
      cursor = from;
    }
    if (inside != null && at == timeline && cursor <= inside.endNanos()) {
      enter(inside);
    }
  }

  private void charge(Timeline timeline, int segment, long from) {
    Slice slice = timeline.slice();
    int operation = timeline.operation(segment);
    long own = timeline.charged(segment, from, cursor);
    int branch = branches.isEmpty() ? 0 : branches.peek().number;
    long drag = branches.isEmpty() ? Long.MAX_VALUE : branches.peek().mostNanos;
    path.operation(slice, operation, cursor - own, cursor, branch, drag);
    int around = slice.parent(operation);
    path.operation(slice, Math.max(0, around), from, cursor - own, branch, drag);
  }

  private void join(Timeline waiter, int segment, long from) {
    Object signature = waiter.slice().signature(waiter.operation(segment));
    Object awaited = waiter.slice().detail(waiter.operation(segment));
    Strands.Release release = strands.release(waiter, signature, from, cursor);
    boolean isSeen = release != null && release.isSeen();
    if (!isSeen && awaited instanceof Task task && !task.hasStartedBy(cursor)) {
      inQueue(task, from);
      return;
    }
    if (release == null) {
      path.edge(Kind.JOIN_UNEXPLAINED, null, from, cursor);
      cursor = from;
      return;
    }
    path.edge(Kind.WAKEUP, null, release.nanos(), cursor);
    Drag drag = new Drag(strands, waiter, release.by(), from);
    long most = drag.nanos(release, cursor, left, signature);
    if (!branches.isEmpty()) {
      most = Math.min(most, branches.peek().mostNanos);
    }
    branches.push(new Branch(++branchCount, drag, most));
    cursor = release.nanos();
    enter(release.by());
  }

  /** From the start of a slice to why it started. */
  private void leave(Timeline timeline, long begin) {
    Task task = timeline.slice().task();
    if (task == null) {
      root(timeline, begin);
      return;
    }
    Timeline outer = strands.of(timeline.slice().outer());
    if (outer != null && outer.startNanos() < cursor && !isSubmittedInWaitOf(outer, task)) {
      // The thread ran it in the middle of something else: that led here, not the submit.
      enter(outer);
      return;
    }
    long ready = Math.min(cursor, task.readyNanos());
    Timeline ahead = strands.ahead(timeline, ready);
    if (ahead != null) {
      path.edge(Kind.QUEUE, task.executor(), Math.max(begin, ahead.endNanos()), cursor);
      cursor = Math.max(begin, ahead.endNanos());
      enter(ahead);
      return;
    }
    inQueue(task, Math.max(begin, Math.min(ready, task.submitNanos())));
    Timeline submitter = strands.of(task.submitter());
    if (submitter == null) {
      unknown(timeline, begin);
    } else {
      enter(submitter);
    }
  }

  /** Until now it stood in the queue, or before that was not yet to start. */
  private void inQueue(Task task, long from) {
    long ready = Math.max(from, Math.min(cursor, task.readyNanos()));
    path.edge(Kind.QUEUE, task.executor(), ready, cursor);
    path.edge(Kind.SLEEP, null, from, ready);
    cursor = from;
  }

  private boolean isSubmittedInWaitOf(Timeline outer, Task task) {
    int segment = outer.before(cursor);
    return outer.kind(segment) == Kind.JOIN && task.readyNanos() > outer.from(segment);
  }

  private void root(Timeline timeline, long begin) {
    if (timeline.slice().number() == 0) {
      Object queue = request.queue();
      if (queue == null) {
        path.edge(Kind.ASYNC_GAP, null, begin, cursor);
      } else {
        path.edge(Kind.QUEUE, new RequestQueue(queue), begin, cursor);
      }
      cursor = begin;
    } else {
      unknown(timeline, begin);
    }
  }

  /** A thread came back to the request, and no edge says why. */
  private void unknown(Timeline timeline, long begin) {
    Timeline latest = strands.latest(timeline, cursor);
    at = latest;
    if (latest != null) {
      gap(Math.max(begin, Math.min(cursor, latest.endNanos())));
      enter(latest);
    }
  }

  private void enter(Timeline next) {
    at = next;
    left = cursor < next.endNanos() ? cursor : Long.MAX_VALUE;
  }

  private void gap(long from) {
    path.edge(Kind.ASYNC_GAP, null, from, cursor);
    cursor = from;
  }

  /** What led to the waiter and to its branches alike is part of no branch. */
  private void endBranches() {
    while (at != null && !branches.isEmpty() && branches.peek().drag.isShared(at)) {
      branches.pop();
    }
  }

  private record Branch(int number, Drag drag, long mostNanos) {}
}
