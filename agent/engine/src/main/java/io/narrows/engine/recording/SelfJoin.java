package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A task waits while tasks that it has put into the queue of its own executor have not started:
 * they may be what it waits for, and it stands on a thread that they need.
 */
public final class SelfJoin extends Operation {
  final ExecutorStats executor;
  final Slice.@Nullable Mark mark;
  final long sinceNanos;
  private final @Nullable Request request;
  private final @Nullable Captured stack;

  SelfJoin(
      ExecutorStats executor,
      Slice.@Nullable Mark mark,
      long nowNanos,
      @Nullable Request request,
      @Nullable Captured stack) {
    this.executor = executor;
    this.mark = mark;
    sinceNanos = nowNanos;
    this.request = request;
    this.stack = stack;
  }

  /** The request that waits, or null. */
  public @Nullable Request request() {
    return request;
  }

  /** Where it waits; null where that was not kept. */
  public @Nullable Throwable stack() {
    return stack;
  }
}
