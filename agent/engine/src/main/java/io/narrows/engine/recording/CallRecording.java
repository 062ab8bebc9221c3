package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Outgoing HTTP calls, on the thread that waits and beside it. */
final class CallRecording {
  /** A body that came with its headers is not worth an operation of its own. (ours) */
  static final long BODY_FLOOR_NANOS = 100_000;

  private final Recording recording;
  private final Attachments attachments;

  CallRecording(Recording recording, Attachments attachments) {
    this.recording = recording;
    this.attachments = attachments;
  }

  /** A call that this thread waits for. */
  @Nullable Operation begin(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    Remote remote = remote(method, scheme, host, port);
    Slice.Mark mark = recording.begin(Kind.HTTP_WAIT, remote);
    if (mark == null) {
      return null;
    }
    Call call = Call.onThread(remote, url, mark);
    mark.slice.detail(mark.index, call);
    recording.worker().outgoing = call;
    return call;
  }

  /** A call that goes on beside this thread. */
  @Nullable Operation start(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    Worker worker = recording.worker();
    Slice current = worker.current;
    if (worker.muted
        || worker.outgoing != null
        || current != null && current.isInside(Kind.HTTP_WAIT)) {
      return null;
    }
    Call call = detached(worker, remote(method, scheme, host, port), url);
    worker.outgoing = call;
    return call;
  }

  Call detached(Worker worker, Remote remote, String url) {
    long now = recording.nanos();
    Slice slice = recording.sliceOf(worker, now);
    Request request = slice == null ? recording.detachedRoot(worker, now) : slice.request();
    Task edge = new Task(slice, now, 0, null, false);
    if (slice != null) {
      edge.site(recording.captures().called(slice, remote, url, now));
    }
    return Call.detached(remote, url, request, edge, now);
  }

  static Remote remote(String method, @Nullable String scheme, @Nullable String host, int port) {
    return new Remote(method, scheme, host, port > 0 ? port : "https".equals(scheme) ? 443 : 80);
  }

  /** The thread goes on; the call ends with its future. */
  void sent(Call call, @Nullable Object future, @Nullable Throwable error) {
    Worker worker = recording.worker();
    worker.outgoing = null;
    if (!(future instanceof CompletableFuture)) {
      end(call, -1, error);
      return;
    }
    Task edge = call.edge();
    if (edge != null) {
      edge.startedBeside(future, call.startNanos());
    }
    worker.internal++;
    ((CompletableFuture<?>) future)
        .whenComplete((response, failure) -> answered(call, response, failure));
    worker.internal--;
  }

  private void answered(Call call, @Nullable Object answer, @Nullable Throwable failure) {
    int status = -1;
    if (answer instanceof HttpResponse) {
      HttpResponse<?> response = (HttpResponse<?>) answer;
      call.protocol(response.version().name());
      status = response.statusCode();
      long sent = response.request().bodyPublisher().map(body -> body.contentLength()).orElse(0L);
      call.measured(sent, BodySize.of(response.headers().map(), response.body()));
    }
    end(call, status, failure);
  }

  /** What the client made for the call that this thread is sending, to be found by it later. */
  void exchange(Object exchange) {
    Call call = recording.worker().outgoing;
    if (call != null) {
      attachments.set(exchange, call);
    }
  }

  /** This thread sends for the call of that exchange, where it is not the one that began it. */
  @Nullable Operation beginSending(Object exchange) {
    Worker worker = recording.worker();
    if (worker.outgoing != null || worker.muted) {
      return null;
    }
    Object known = attachments.get(exchange);
    if (!(known instanceof Call) || ((Call) known).hasEnded()) {
      return null;
    }
    worker.outgoing = (Call) known;
    worker.sendsBeside = true;
    return worker.outgoing;
  }

  void endSending() {
    Worker worker = recording.worker();
    worker.outgoing = null;
    worker.sendsBeside = false;
  }

  void headersArrived(Object exchange) {
    Object call = attachments.get(exchange);
    if (call instanceof Call) {
      ((Call) call).headersArrived(recording.nanos());
    }
  }

  /** The headers of the call that this thread is sending, with those that carry its trace. */
  Map<String, List<String>> headers(Map<String, List<String>> given) {
    Call call = recording.worker().outgoing;
    if (call == null) {
      return given;
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(given);
    inject(call, (name, value) -> headers.putIfAbsent(name, List.of(value)));
    return headers;
  }

  void inject(Call call, BiConsumer<String, String> headers) {
    recording.propagation().inject(call.request().context(), call.spanId(), headers);
  }

  void end(Call call, long status, @Nullable Throwable error) {
    if (!call.end()) {
      return;
    }
    Throwable failure = status > 0 ? null : cause(error);
    Slice.Mark mark = call.mark();
    if (mark == null) {
      endDetached(call, status, failure);
      return;
    }
    recording.worker().outgoing = null;
    reached(call, mark.slice, mark.index);
    long headers = call.headersNanos();
    if (headers > 0 && recording.nanos() - headers >= BODY_FLOOR_NANOS) {
      recording.end(mark, status, failure, headers, Kind.HTTP_BODY);
    } else {
      recording.end(mark, status, failure);
    }
  }

  /** Of the wait that is ending, the part in which there was no connection yet. */
  private void reached(Call call, Slice slice, int wait) {
    Dial dial = call.dial();
    if (dial == null) {
      return;
    }
    dial.endAny(recording.nanos());
    long until = dial.untilNanos();
    long from = until - dial.besideNanos();
    if (until == 0 || slice.top() != wait || from < slice.lastNanos()) {
      return;
    }
    int lease = slice.push(Kind.HTTP_LEASE, slice.signature(wait), from);
    if (lease >= 0) {
      slice.detail(lease, call);
      slice.pop(lease, until, recording.tally());
    }
  }

  // A call that its own caller gave up has not failed.
  private static @Nullable Throwable cause(@Nullable Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    return cause instanceof CancellationException ? null : cause;
  }

  /** Hands the call over as a slice of its own; from any thread. */
  private void endDetached(Call call, long status, @Nullable Throwable error) {
    long now = recording.nanos();
    long headers = call.headersNanos() > 0 ? Math.min(call.headersNanos(), now) : now;
    boolean hasBody = now - headers >= BODY_FLOOR_NANOS;
    Slice slice = recording.detachedSlice(call);
    int wait = slice.push(Kind.HTTP_WAIT, call.remote(), call.startNanos());
    slice.detail(wait, call);
    slice.count(wait, status);
    slice.error(wait, Errors.type(error));
    reached(call, slice, wait);
    slice.pop(wait, hasBody ? headers : now, recording.tally());
    if (hasBody) {
      int body = slice.push(Kind.HTTP_BODY, call.remote(), headers);
      slice.detail(body, call);
      slice.pop(body, now, recording.tally());
    }
    Task edge = call.edge();
    if (edge != null) {
      if (edge.site() != null) {
        slice.site(wait, edge.site());
      }
      edge.runs(slice);
      edge.ended(now);
    }
    Request request = call.request();
    boolean completes =
        request.root() == Request.Root.INTERNAL
            && call.sliceNumber() == 0
            && request.end(-1, Errors.type(error), now);
    slice.finish(now, completes, recording.tally());
    recording.handOver(slice);
  }
}
