package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lookups and connects inside of outgoing calls: counted with their call, and their time is that of
 * getting a connection. Whatever else a thread looks up or connects to is nobody's business.
 */
final class NetworkRecording {
  private final Recording recording;

  NetworkRecording(Recording recording) {
    this.recording = recording;
  }

  @Nullable Operation begin(boolean isLookup) {
    Worker worker = recording.worker();
    Slice slice = worker.current;
    if (worker.muted || slice == null || slice.request().hasEnded()) {
      return null;
    }
    Call call = callOf(worker, slice);
    if (call == null) {
      return null;
    }
    Slice.Mark mark = recording.begin(Kind.HTTP_LEASE, call.remote());
    if (mark != null) {
      slice.detail(mark.index, call);
    }
    return new Step(call, mark, isLookup, recording.nanos());
  }

  private static @Nullable Call callOf(Worker worker, Slice slice) {
    Kind kind = slice.kind(slice.top());
    if (kind != Kind.HTTP_WAIT && kind != Kind.HTTP_LEASE) {
      return null;
    }
    Object detail = slice.detail(slice.top());
    return detail instanceof Call ? (Call) detail : worker.outgoing;
  }

  void end(Step step) {
    long nanos = recording.nanos() - step.sinceNanos;
    if (step.isLookup) {
      step.call.lookedUp(nanos);
    } else {
      step.call.connected(nanos);
    }
    if (step.mark != null) {
      recording.end(step.mark, -1, null);
    }
  }

  /** The client connects beside the thread that sends, which waits. */
  void connecting(Object future) {
    Worker worker = recording.worker();
    Call call = worker.outgoing;
    if (call == null || worker.muted || !(future instanceof CompletableFuture)) {
      return;
    }
    long since = recording.nanos();
    worker.internal++;
    ((CompletableFuture<?>) future)
        .whenComplete((done, error) -> call.connectedBeside(since, recording.nanos()));
    worker.internal--;
  }

  /** The token of one lookup or connect. */
  static final class Step extends Operation {
    private final Call call;
    private final Slice.@Nullable Mark mark;
    private final boolean isLookup;
    private final long sinceNanos;

    Step(Call call, Slice.@Nullable Mark mark, boolean isLookup, long sinceNanos) {
      this.call = call;
      this.mark = mark;
      this.isLookup = isLookup;
      this.sinceNanos = sinceNanos;
    }
  }
}
