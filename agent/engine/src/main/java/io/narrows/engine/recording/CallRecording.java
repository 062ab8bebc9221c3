package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import org.jspecify.annotations.Nullable;

/** Outgoing HTTP calls, on the thread that waits and detached from it. */
final class CallRecording {
  private final Recording recording;

  CallRecording(Recording recording) {
    this.recording = recording;
  }

  @Nullable Operation begin(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    Slice.Mark mark =
        recording.begin(Kind.HTTP_WAIT, new Remote(method, scheme, host, explicit(scheme, port)));
    if (mark != null) {
      mark.slice.detail(mark.index, url);
    }
    return mark;
  }

  private static int explicit(@Nullable String scheme, int port) {
    return port > 0 ? port : "https".equals(scheme) ? 443 : 80;
  }

  /** Ends the call for this thread; whoever ends the detached one records it. */
  @Nullable Operation detach(Slice.Mark mark) {
    Slice slice = mark.slice;
    Object remote = slice.signature(mark.index);
    if (!(remote instanceof Remote) || !slice.isOpen(mark)) {
      return null;
    }
    Request request = slice.request();
    DetachedCall call =
        new DetachedCall(
            request,
            (Remote) remote,
            slice.startNanos(mark.index),
            request.spanId(slice.number(), mark.index));
    recording.end(mark, -1, null);
    return call;
  }

  void end(DetachedCall call, long status, @Nullable Throwable error) {
    // replaced by the outgoing-call work
  }

  @Nullable String header(Operation call, String name) {
    if (call instanceof Slice.Mark) {
      Slice.Mark mark = (Slice.Mark) call;
      Request request = mark.slice.request();
      long spanId = request.spanId(mark.slice.number(), mark.index);
      return recording.propagation().header(request.context(), spanId, name);
    }
    return null;
  }
}
