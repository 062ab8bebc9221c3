package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;

/** A call that is under way while the thread that began it goes on. */
final class DetachedCall extends Operation {
  final Request request;
  final Remote remote;
  final long startNanos;
  final long spanId;

  DetachedCall(Request request, Remote remote, long startNanos, long spanId) {
    this.request = request;
    this.remote = remote;
    this.startNanos = startNanos;
    this.spanId = spanId;
  }
}
