package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lookups, connects and handshakes for outgoing calls: counted with their call, and their time is
 * that of getting a connection. Whatever else a thread looks up or connects to is nobody's
 * business.
 */
final class NetworkRecording {
  private final Recording recording;

  NetworkRecording(Recording recording) {
    this.recording = recording;
  }

  @Nullable Operation begin(Dial.Step step) {
    Worker worker = recording.worker();
    Call call = worker.muted ? null : callOf(worker);
    if (call == null) {
      return null;
    }
    boolean isBeside = call == besideOf(worker);
    return new Step(call, isBeside ? null : lease(call), step, isBeside, recording.nanos());
  }

  private Slice.@Nullable Mark lease(Call call) {
    Slice.Mark mark = recording.begin(Kind.HTTP_LEASE, call.remote());
    if (mark != null) {
      mark.slice.detail(mark.index, call);
    }
    return mark;
  }

  private static @Nullable Call callOf(Worker worker) {
    Call beside = besideOf(worker);
    Slice slice = worker.current;
    if (beside != null || slice == null || slice.request().hasEnded()) {
      return beside;
    }
    Kind kind = slice.kind(slice.top());
    if (kind != Kind.HTTP_WAIT && kind != Kind.HTTP_LEASE) {
      return null;
    }
    Object detail = slice.detail(slice.top());
    return detail instanceof Call ? (Call) detail : worker.outgoing;
  }

  /** The call for which this thread sends, where it is not the one that waits for it. */
  private static @Nullable Call besideOf(Worker worker) {
    Call call = worker.outgoing;
    return call != null && (call.isDetached() || worker.sendsBeside) ? call : null;
  }

  void end(Step step) {
    long now = recording.nanos();
    long nanos = now - step.sinceNanos;
    if (step.isBeside) {
      step.call.dialling().tookBeside(step.what, nanos, now);
    } else {
      step.call.dialling().took(step.what, nanos);
    }
    if (step.mark != null) {
      recording.end(step.mark, -1, null);
    }
  }

  /** The client connects beside the thread that sends, which waits. */
  void connecting(Object future) {
    Worker worker = recording.worker();
    if (worker.outgoing != null && !worker.muted) {
      begin(worker.outgoing, Dial.Step.CONNECT, future);
    }
  }

  /** And then shakes hands, on whatever thread. */
  void shakingHands(@Nullable Object call, Object future) {
    if (call instanceof Call) {
      begin((Call) call, Dial.Step.HANDSHAKE, future);
    }
  }

  private void begin(Call call, Dial.Step step, Object future) {
    if (call.hasEnded() || !(future instanceof CompletableFuture)) {
      return;
    }
    Worker worker = recording.worker();
    Dial dial = call.dialling();
    long since = recording.nanos();
    dial.begin(step, since);
    worker.internal++;
    ((CompletableFuture<?>) future)
        .whenComplete((done, error) -> dial.end(since, recording.nanos()));
    worker.internal--;
  }

  /** The token of one lookup, connect or handshake. */
  static final class Step extends Operation {
    private final Call call;
    private final Slice.@Nullable Mark mark;
    private final Dial.Step what;
    private final boolean isBeside;
    private final long sinceNanos;

    Step(Call call, Slice.@Nullable Mark mark, Dial.Step what, boolean isBeside, long sinceNanos) {
      this.call = call;
      this.mark = mark;
      this.what = what;
      this.isBeside = isBeside;
      this.sinceNanos = sinceNanos;
    }
  }
}
