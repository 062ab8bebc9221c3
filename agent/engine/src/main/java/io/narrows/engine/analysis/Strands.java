package io.narrows.engine.analysis;

import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slices of one request that arrived, and how they hang together. */
final class Strands {
  private final Map<Slice, Timeline> timelines = new IdentityHashMap<>();
  private final List<Timeline> all = new ArrayList<>();
  private boolean nested;

  Strands(Request request) {
    for (Slice slice : request.slices()) {
      Timeline timeline = new Timeline(slice);
      timelines.put(slice, timeline);
      all.add(timeline);
      nested |= slice.outer() != null;
    }
  }

  int size() {
    return all.size();
  }

  @Nullable Timeline of(@Nullable Slice slice) {
    return slice == null ? null : timelines.get(slice);
  }

  /** The slice with the request's end; where it was lost, the one that ended last. */
  @Nullable Timeline last() {
    Timeline last = null;
    for (Timeline timeline : all) {
      if (timeline.slice().completes()) {
        return timeline;
      }
      if (last == null || timeline.endNanos() > last.endNanos()) {
        last = timeline;
      }
    }
    return last;
  }

  /** The slice that had interrupted this one, on the same thread, most recently before. */
  @Nullable Timeline inside(Timeline outer, long before) {
    if (!nested) {
      return null;
    }
    Timeline found = null;
    for (Timeline timeline : all) {
      if (timeline.slice().outer() == outer.slice()
          && timeline.startNanos() < before
          && timeline.endNanos() > timeline.startNanos()
          && (found == null || timeline.startNanos() > found.startNanos())) {
        found = timeline;
      }
    }
    return found;
  }

  /** What the thread that ran this did for the request while this stood in the queue. */
  @Nullable Timeline ahead(Timeline queued, long readyNanos) {
    Timeline found = null;
    for (Timeline timeline : all) {
      if (timeline != queued
          && timeline.slice().threadId() == queued.slice().threadId()
          && timeline.endNanos() <= queued.startNanos()
          && timeline.endNanos() > Math.max(readyNanos, timeline.startNanos())
          && (found == null || timeline.endNanos() > found.endNanos())) {
        found = timeline;
      }
    }
    return found;
  }

  /** Who was at work just before, or had been last; for a thread that came without an edge. */
  @Nullable Timeline latest(Timeline except, long before) {
    Timeline found = null;
    for (Timeline timeline : all) {
      if (timeline != except
          && timeline.startNanos() < before
          && (found == null || end(timeline, before) > end(found, before))) {
        found = timeline;
      }
    }
    return found;
  }

  private static long end(Timeline timeline, long before) {
    return Math.min(timeline.endNanos(), before);
  }

  /** What released a wait of this signature that ended at this time and began after that one. */
  @Nullable Release release(Timeline waiter, @Nullable Object signature, long since, long until) {
    if (signature != null) {
      for (Timeline timeline : all) {
        Release release = matching(timeline, waiter, signature, since, until);
        if (release != null) {
          return release;
        }
      }
    }
    return nearest(waiter, since, until);
  }

  private static @Nullable Release matching(
      Timeline timeline, Timeline waiter, Object signature, long since, long until) {
    if (timeline == waiter || timeline.startNanos() >= until) {
      return null;
    }
    long completed = timeline.slice().completedNanos(signature);
    Task task = timeline.slice().task();
    if (completed == -1 && task != null && task.target() == signature) {
      completed = timeline.endNanos();
    }
    // What was complete before the wait began did not end it.
    return completed == -1 || completed <= since
        ? null
        : new Release(timeline, Math.min(completed, until), true);
  }

  /** The task that ended nearest to the end of a wait of which nothing is known. */
  private @Nullable Release nearest(Timeline waiter, long since, long until) {
    Timeline found = null;
    for (Timeline timeline : all) {
      if (timeline != waiter
          && timeline.slice().task() != null
          && timeline.startNanos() < until
          && timeline.endNanos() > since
          && wasOver(timeline, until)
          && (found == null || distance(timeline, until) < distance(found, until))) {
        found = timeline;
      }
    }
    return found == null ? null : new Release(found, Math.min(found.endNanos(), until), false);
  }

  /** Whether it can have been over by then, though its end was noted a little later. */
  private static boolean wasOver(Timeline timeline, long nanos) {
    return timeline.endNanos() <= nanos + Walk.RELEASE_LAG_NANOS || isAnswered(timeline, nanos);
  }

  /**
   * Whether it is a call beside its thread that was being answered. Its end is noted after all that
   * the application hung on its answer, such as who waited for it: by however much later.
   */
  private static boolean isAnswered(Timeline timeline, long nanos) {
    Call call = beside(timeline);
    return call != null && call.headersNanos() > 0 && call.headersNanos() <= nanos;
  }

  /** The call that goes on beside its thread, where that is what this slice is; or null. */
  static @Nullable Call beside(Timeline timeline) {
    Slice slice = timeline.slice();
    boolean isBeside =
        slice.size() > 1 && slice.detail(1) instanceof Call call && call.isDetached();
    return isBeside ? (Call) slice.detail(1) : null;
  }

  private static long distance(Timeline timeline, long nanos) {
    return Math.abs(timeline.endNanos() - nanos);
  }

  /** All of them. */
  List<Timeline> all() {
    return all;
  }

  /** Who submitted the task of this slice, where it is known. */
  @Nullable Timeline submitter(Timeline of) {
    Task task = of.slice().task();
    return task == null ? null : of(task.submitter());
  }

  /**
   * Who ended a wait, and when.
   *
   * @param isSeen whether it was seen to complete what was waited for, and is not just the nearest
   */
  record Release(Timeline by, long nanos, boolean isSeen) {}
}
