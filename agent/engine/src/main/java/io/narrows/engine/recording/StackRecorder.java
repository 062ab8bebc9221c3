package io.narrows.engine.recording;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Delayed;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind the doors of {@link io.narrows.bootstrap.Probe}: requests and operations here, what
 * is special to JDBC, outgoing calls and tasks in a class of its own.
 */
public final class StackRecorder extends JdbcRecorder {
  private final Recording recording;
  private final Attachments attachments;
  private final CallRecording calls;
  private final UrlRecording urls;
  private final NetworkRecording network;
  private final LogRecording logs;
  private final TaskRecording tasks;

  public StackRecorder(Recording recording, Attachments attachments, Resources resources) {
    super(recording, attachments, resources);
    this.recording = recording;
    this.attachments = attachments;
    calls = new CallRecording(recording, attachments);
    urls = new UrlRecording(recording, attachments, calls);
    network = new NetworkRecording(recording);
    logs = new LogRecording(recording, attachments);
    tasks = new TaskRecording(recording, resources);
  }

  @Override
  public void suppressed(Throwable error) {
    recording.suppressed(error);
  }

  // Operations

  @Override
  public @Nullable Operation begin(Kind kind, @Nullable Object signature) {
    return recording.begin(kind, signature);
  }

  @Override
  public void end(Operation operation, long count, @Nullable Throwable error) {
    if (operation instanceof Slice.Mark) {
      recording.end((Slice.Mark) operation, count, error);
    } else if (operation instanceof Call) {
      calls.end((Call) operation, count, error);
    } else if (operation instanceof NetworkRecording.Step) {
      network.end((NetworkRecording.Step) operation);
    } else if (operation instanceof SelfJoin) {
      tasks.endJoin((SelfJoin) operation);
    } else if (operation instanceof Request) {
      suspendRequest(operation);
    } else if (operation instanceof Lease) {
      endRelease((Lease) operation);
    }
  }

  // Requests

  @Override
  public boolean inRequest() {
    Worker worker = recording.worker();
    return worker.muted || isServing(worker);
  }

  @Override
  public @Nullable Operation beginRequest(Incoming incoming) {
    Worker worker = recording.worker();
    if (worker.muted) {
      return null;
    }
    if (isServing(worker)) {
      return null;
    }
    long now = recording.nanos();
    for (Slice left = worker.current;
        left != null && left.request().hasEnded();
        left = worker.current) {
      // Ended by another thread while this one was still in it.
      recording.abandon(worker, left, now, null);
    }
    return recording.beginRequest(worker, Request.Root.SERVER, incoming, now);
  }

  private static boolean isServing(Worker worker) {
    Slice current = worker.current;
    return current != null
        && current.request().root() == Request.Root.SERVER
        && !current.request().hasEnded();
  }

  @Override
  public @Nullable Operation resumeRequest(Operation operation) {
    Worker worker = recording.worker();
    if (worker.muted || !(operation instanceof Request) || ((Request) operation).hasEnded()) {
      return null;
    }
    Request request = (Request) operation;
    if (worker.current != null && worker.current.request() == request) {
      return null;
    }
    recording.open(worker, request, null, recording.nanos(), false);
    return request;
  }

  @Override
  public void suspendRequest(Operation operation) {
    Worker worker = recording.worker();
    Slice slice = worker.outermostOf(operation);
    if (slice != null) {
      recording.leave(worker, slice, recording.nanos(), false);
    }
  }

  @Override
  public void endRequest(Operation operation, int status, @Nullable Throwable error) {
    if (operation instanceof Request) {
      end((Request) operation, status, Errors.type(error));
    }
  }

  private void end(Request request, int status, @Nullable String error) {
    long now = recording.nanos();
    boolean ends = request.end(status, error, now);
    if (ends && request.incoming() != null) {
      recording.inFlight().ended(request.incoming());
    }
    Worker worker = recording.worker();
    Slice slice = worker.openOf(request);
    if (slice == null) {
      if (!ends) {
        return;
      }
      // Ended by a thread that did not work for it: an empty slice carries the end.
      slice = recording.open(worker, request, null, now, false);
    }
    recording.leave(worker, slice, now, ends);
  }

  @Override
  public @Nullable Operation request() {
    Worker worker = recording.worker();
    return worker.current != null && isServing(worker) ? worker.current.request() : null;
  }

  @Override
  public @Nullable Operation unfollowedRequest() {
    Request request = (Request) request();
    return request == null || isFollowed(request) ? null : request;
  }

  @Override
  public boolean isFollowed(Operation request) {
    Incoming incoming = ((Request) request).incoming();
    return incoming != null && incoming.followed;
  }

  @Override
  public void responded(Operation request, int status) {
    ((Request) request).responded(status);
  }

  @Override
  public boolean asksMediaType(Operation request) {
    return request instanceof Request && ((Request) request).hasReadMany();
  }

  @Override
  public void answered(Operation request, String mediaType) {
    ((Request) request).answered(mediaType);
  }

  @Override
  public void measured(Operation request, long sentBytes, long receivedBytes) {
    BodySize.measured((Request) request, sentBytes, receivedBytes);
  }

  @Override
  public void sent(Operation request, int bytes) {
    BodySize.sent((Request) request, bytes);
  }

  @Override
  public void failed(Throwable error) {
    Request request = (Request) request();
    if (request != null) {
      request.failed(Errors.type(error));
    }
  }

  @Override
  public void unwound() {
    Request request = (Request) request();
    if (request == null) {
      return;
    }
    if (request.passing() != null) {
      end(request, -1, request.passing());
    } else {
      suspendRequest(request);
    }
  }

  @Override
  public void carry(Object carrier, Operation request) {
    attachments.set(carrier, request);
  }

  @Override
  public @Nullable Operation carried(Object carrier) {
    Object request = attachments.get(carrier);
    return request instanceof Request ? (Request) request : null;
  }

  @Override
  public boolean isRouted() {
    Slice slice = recording.worker().current;
    return slice == null || slice.request().isRouted();
  }

  @Override
  public void route(String template, int rank) {
    Slice slice = recording.worker().current;
    if (slice != null) {
      slice.request().route(template, rank);
    }
  }

  // Outgoing calls

  @Override
  public @Nullable Operation beginCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return calls.begin(method, scheme, host, port, url);
  }

  @Override
  public @Nullable Operation startCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return calls.start(method, scheme, host, port, url);
  }

  @Override
  public void endCall(
      Operation call, int status, @Nullable String protocol, @Nullable Throwable error) {
    ((Call) call).protocol(protocol);
    calls.end((Call) call, status, error);
  }

  @Override
  public void sent(Operation call, @Nullable Object future, @Nullable Throwable error) {
    calls.sent((Call) call, future, error);
  }

  @Override
  public void endCall(
      Operation call,
      int status,
      @Nullable String protocol,
      long sentBytes,
      @Nullable Map<String, List<String>> headers,
      @Nullable Object body,
      @Nullable Throwable error) {
    ((Call) call).measured(sentBytes, BodySize.of(headers, body));
    endCall(call, status, protocol, error);
  }

  @Override
  public @Nullable Operation beginNetwork(boolean isLookup) {
    return network.begin(isLookup ? Dial.Step.LOOKUP : Dial.Step.CONNECT);
  }

  @Override
  public @Nullable Operation beginHandshake() {
    return network.begin(Dial.Step.HANDSHAKE);
  }

  @Override
  public void connecting(Object future) {
    network.connecting(future);
  }

  @Override
  public void shakingHands(Object connection, Object future) {
    network.shakingHands(attachments.take(connection), future);
  }

  @Override
  public @Nullable Operation beginSending(Object exchange) {
    return calls.beginSending(exchange);
  }

  @Override
  public void endSending(Operation call) {
    calls.endSending();
  }

  @Override
  public void exchange(Object exchange) {
    calls.exchange(exchange);
  }

  @Override
  public void headersArrived(Object exchange) {
    calls.headersArrived(exchange);
  }

  @Override
  public Map<String, List<String>> headers(Map<String, List<String>> given) {
    return calls.headers(given);
  }

  @Override
  public @Nullable Operation beginStep(HttpURLConnection connection, boolean awaitsResponse) {
    return urls.begin(connection, awaitsResponse);
  }

  @Override
  public void endStep(
      Operation step, int status, String method, long receivedBytes, @Nullable Throwable error) {
    urls.end((UrlRecording.Step) step, status, method, receivedBytes, error);
  }

  @Override
  public void library(int depth) {
    recording.worker().internal += depth;
  }

  // Tasks

  @Override
  public void submitted(@Nullable Object executor, Object task, long delayNanos) {
    tasks.submitted(executor, task, delayNanos);
  }

  @Override
  public void scheduled(@Nullable Object executor, Delayed task) {
    tasks.scheduled(executor, task);
  }

  @Override
  public void timed(Object timer, Object task, long startMillis, long periodMillis) {
    tasks.timed(timer, task, startMillis, periodMillis);
  }

  @Override
  public void forked(Object task) {
    tasks.forked(task);
  }

  @Override
  public void starting(Thread thread, @Nullable Object container) {
    tasks.starting(thread, container);
  }

  @Override
  public Operation beginStarting(@Nullable Object executor) {
    return tasks.beginStarting(executor);
  }

  @Override
  public void endStarting(Operation starting) {
    tasks.endStarting(starting);
  }

  @Override
  public void rejected(@Nullable Object executor, Object task) {
    tasks.rejected(executor, task);
  }

  @Override
  public void refused(@Nullable Object executor, Object task, Throwable error) {
    tasks.refused(executor, task, error);
  }

  @Override
  public void withdrawn(Object task) {
    tasks.withdrawn(task);
  }

  @Override
  public @Nullable Operation beginTask(Object task) {
    return tasks.begin(task);
  }

  @Override
  public Operation beginRepeated(Object task) {
    return tasks.beginRepeated(task);
  }

  @Override
  public void endTask(Operation task, @Nullable Throwable error) {
    tasks.end((Task) task, error);
  }

  @Override
  public void taken(Object task) {
    tasks.taken(task);
  }

  @Override
  public void returned(@Nullable Throwable error) {
    tasks.returned(error);
  }

  /** Forgets the tasks that were collected before they ran; called from time to time. */
  public void expunge() {
    tasks.expunge();
  }

  /** How many tasks were handed over and have not started. */
  public int waitingTasks() {
    return tasks.waiting();
  }

  /** How many tasks travelled without their context, because too many waited. */
  public long refusedTasks() {
    return tasks.refused();
  }

  // Waits for tasks

  @Override
  public @Nullable Operation beginJoin(@Nullable Object awaited) {
    return tasks.beginJoin(awaited);
  }

  @Override
  public void completed(Object future) {
    tasks.completed(future);
  }

  // Correlation

  @Override
  public @Nullable String traceId() {
    return logs.traceId();
  }

  @Override
  public @Nullable String spanId() {
    return logs.spanId();
  }

  @Override
  public @Nullable String traceFlags() {
    return logs.traceFlags();
  }

  @Override
  public void logged(Object event) {
    logs.logged(event);
  }

  @Override
  public Map<String, String> correlated(Object event, Map<String, String> context) {
    return logs.correlated(event, context);
  }

  @Override
  public Map<String, String> correlated(Map<String, String> context) {
    return logs.correlated(context);
  }
}
