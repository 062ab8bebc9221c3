package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.net.HttpURLConnection;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpURLConnection}: a call in steps. Connecting is a lease of its own; the first thing
 * that asks for the response, or a connect that fails, is the call.
 */
final class UrlRecording {
  private final Recording recording;
  private final Attachments attachments;
  private final CallRecording calls;

  UrlRecording(Recording recording, Attachments attachments, CallRecording calls) {
    this.recording = recording;
    this.attachments = attachments;
    this.calls = calls;
  }

  /** A method of a connection runs; null where it is part of another, or after the response. */
  @Nullable Operation begin(HttpURLConnection connection, boolean awaitsResponse) {
    Worker worker = recording.worker();
    Slice current = worker.current;
    if (worker.muted || current != null && current.isInside(Kind.HTTP_WAIT)) {
      return null;
    }
    Object known = attachments.get(connection);
    Call call = known instanceof Call ? (Call) known : first(worker, connection);
    if (call.running || call.hasEnded()) {
      return null;
    }
    call.running = true;
    if (call.isDetached()) {
      return new Step(call, null, awaitsResponse);
    }
    Kind kind = awaitsResponse ? Kind.HTTP_WAIT : Kind.HTTP_LEASE;
    Slice.Mark mark = recording.begin(kind, call.remote());
    if (mark != null) {
      mark.slice.detail(mark.index, call);
    }
    return new Step(call, mark, awaitsResponse);
  }

  private Call first(Worker worker, HttpURLConnection connection) {
    Remote remote = remote(connection);
    String url = connection.getURL().toString();
    Slice slice = recording.sliceOf(worker, recording.nanos());
    Call call =
        slice == null
            ? calls.detached(worker, remote, url)
            : Call.inSteps(remote, url, slice.request(), randomId());
    attachments.set(connection, call);
    try {
      calls.inject(call, (name, value) -> setIfAbsent(connection, name, value));
    } catch (IllegalStateException connectedAlready) {
      // seen too late for a header
    }
    return call;
  }

  private static void setIfAbsent(HttpURLConnection connection, String name, String value) {
    if (connection.getRequestProperty(name) == null) {
      connection.setRequestProperty(name, value);
    }
  }

  private static Remote remote(HttpURLConnection connection) {
    return CallRecording.remote(
        connection.getRequestMethod(),
        connection.getURL().getProtocol(),
        connection.getURL().getHost(),
        connection.getURL().getPort());
  }

  private static long randomId() {
    long id = ThreadLocalRandom.current().nextLong();
    return id == 0 ? 1 : id;
  }

  /**
   * @param status of the response, or less than 1 where there was none
   * @param method as it was sent in the end: an output stream turns a GET into a POST
   */
  void end(Step step, int status, String method, long receivedBytes, @Nullable Throwable error) {
    Call call = step.call;
    call.running = false;
    call.measured(-1, receivedBytes);
    boolean isLast = step.awaitsResponse || error != null;
    if (status > 0) {
      // It speaks no other.
      call.protocol("HTTP_1_1");
    }
    if (isLast && !method.equals(call.remote().method())) {
      Remote sent = call.remote();
      call.remote(new Remote(method, sent.scheme(), sent.host(), sent.port()));
    }
    if (call.isDetached()) {
      if (isLast) {
        calls.end(call, status, error);
      }
      return;
    }
    endHere(step, status, isLast, error);
  }

  private void endHere(Step step, int status, boolean isLast, @Nullable Throwable error) {
    Slice.Mark mark = step.mark;
    if (isLast) {
      step.call.end();
    }
    if (mark == null) {
      return;
    }
    if (isLast && mark.slice.isOpen(mark)) {
      mark.slice.become(mark.index, Kind.HTTP_WAIT, step.call.remote());
      mark.slice.detail(mark.index, step.call);
    }
    recording.end(mark, status > 0 ? status : -1, status > 0 ? null : error);
  }

  /** The token of one method of a connection. */
  static final class Step extends Operation {
    final Call call;
    final Slice.@Nullable Mark mark;
    final boolean awaitsResponse;

    Step(Call call, Slice.@Nullable Mark mark, boolean awaitsResponse) {
      this.call = call;
      this.mark = mark;
      this.awaitsResponse = awaitsResponse;
    }
  }
}
