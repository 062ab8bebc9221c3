package io.narrows.engine.export.span;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.Operations;
import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Remote;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import org.jspecify.annotations.Nullable;

/** Which operations of a request have a span, and which span is around which. */
final class Tree {
  private final Request request;

  Tree(Request request) {
    this.request = request;
  }

  /** Whether this operation is shown as a span; operation 0 is the thread's whole work. */
  static boolean hasSpan(Slice slice, int index) {
    if (index == 0) {
      return isShown(slice);
    }
    return slice.kind(index) == Kind.HTTP_WAIT
        ? slice.signature(index) instanceof Remote
        : Operations.isDatabase(slice, index);
  }

  /** The first slice stands for the request; another one is shown when something happened in it. */
  private static boolean isShown(Slice slice) {
    if (slice.number() == 0) {
      return slice.request().root() != Request.Root.INTERNAL;
    }
    if (slice.task() == null || isCall(slice)) {
      return false; // the request itself, gone on with by another thread; or a call beside it
    }
    boolean any = slice.error(0) != null;
    for (int i = 1; i < slice.size() && !any; i++) {
      any = hasSpan(slice, i);
    }
    return any;
  }

  /** Whether the slice is a call that went on beside the thread that began it. */
  static boolean isCall(Slice slice) {
    return slice.size() > 1 && slice.detail(1) instanceof Call call && call.isDetached();
  }

  /** The id of an operation's span: of a call the one that was sent with it. */
  static long spanId(Slice slice, int index) {
    return slice.kind(index) == Kind.HTTP_WAIT && slice.detail(index) instanceof Call call
        ? call.spanId()
        : slice.request().spanId(slice.number(), index);
  }

  /** The span around an operation of a slice: the nearest recorded one that is shown. */
  long parentOf(Slice slice, int index) {
    for (int i = slice.parent(index); i >= 0; i = slice.parent(i)) {
      if (hasSpan(slice, i)) {
        return spanId(slice, i);
      }
    }
    return submitterOf(slice);
  }

  private long submitterOf(Slice slice) {
    Task task = slice.task();
    Slice submitter = task == null ? null : arrived(task.submitter());
    if (task != null && submitter != null && submitter != slice) {
      int at = task.submitterIndex();
      return hasSpan(submitter, at) ? spanId(submitter, at) : parentOf(submitter, at);
    }
    return rootOf(slice);
  }

  private long rootOf(Slice slice) {
    boolean hasRoot = request.root() != Request.Root.INTERNAL;
    return hasRoot && slice.number() != 0 ? request.spanId() : request.context().parentSpanId();
  }

  /** A slice that did not arrive with its request may work for another one by now. */
  private @Nullable Slice arrived(@Nullable Slice slice) {
    for (Slice known : request.slices()) {
      if (known == slice) {
        return slice;
      }
    }
    return null;
  }
}
