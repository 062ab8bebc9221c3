package io.narrows.instrumentation.testing;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Notes requests and outgoing calls; a thread works for one request at a time, as it does. */
public final class WebRecorder extends Recorder implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final ThreadLocal<@Nullable Served> current = new ThreadLocal<>();
  private final ThreadLocal<@Nullable Called> calling = new ThreadLocal<>();
  private final BlockingQueue<Served> served = new LinkedBlockingQueue<>();
  private final BlockingQueue<Called> called = new LinkedBlockingQueue<>();
  private final Queue<Throwable> suppressed = new ConcurrentLinkedQueue<>();
  private final Map<Object, Operation> carried =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile boolean serves = true;

  /** Installs a new one; close it to close the doors. */
  public static WebRecorder install() {
    WebRecorder recorder = new WebRecorder();
    Probe.install(recorder);
    return recorder;
  }

  /** As {@link #install}, for outgoing calls alone: requests to servers are not noted. */
  public static WebRecorder installForCalls() {
    WebRecorder recorder = install();
    recorder.serves = false;
    return recorder;
  }

  /** The next request that ended. */
  public Served served() throws InterruptedException {
    return taken(served, "request");
  }

  /** The next call that ended. */
  public Called called() throws InterruptedException {
    return taken(called, "call");
  }

  private <T> T taken(BlockingQueue<T> queue, String what) throws InterruptedException {
    T taken = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (taken == null) {
      throw new AssertionError("no " + what + " ended; suppressed: " + suppressed);
    }
    return taken;
  }

  /** How many requests began so far. */
  public int begun() {
    return begun.get();
  }

  /** How many calls began so far. */
  public int calls() {
    return calls.get();
  }

  @Override
  public void close() {
    Probe.install(Recorder.NOOP);
    if (!suppressed.isEmpty()) {
      AssertionError failure = new AssertionError("advice threw");
      suppressed.forEach(failure::addSuppressed);
      throw failure;
    }
    if (!served.isEmpty() || !called.isEmpty()) {
      throw new AssertionError("more was recorded: " + served + called);
    }
  }

  @Override
  public void suppressed(Throwable error) {
    suppressed.add(error);
  }

  // Requests

  @Override
  public boolean inRequest() {
    return !serves || isServing();
  }

  private boolean isServing() {
    Served request = current.get();
    return request != null && !request.ended;
  }

  @Override
  public @Nullable Operation beginRequest(Incoming incoming) {
    if (inRequest()) {
      return null;
    }
    begun.incrementAndGet();
    Served request = new Served(incoming);
    current.set(request);
    return request;
  }

  @Override
  public @Nullable Operation request() {
    return isServing() ? current.get() : null;
  }

  @Override
  public @Nullable Operation unfollowedRequest() {
    Served request = (Served) request();
    return request == null || request.incoming.followed ? null : request;
  }

  @Override
  public boolean isFollowed(Operation request) {
    return ((Served) request).incoming.followed;
  }

  @Override
  public @Nullable Operation resumeRequest(Operation operation) {
    Served request = (Served) operation;
    if (request.ended || current.get() == request) {
      return null;
    }
    request.resumed++;
    current.set(request);
    return request;
  }

  @Override
  public void suspendRequest(Operation request) {
    if (current.get() == request) {
      ((Served) request).suspended++;
      current.remove();
    }
  }

  @Override
  public void endRequest(Operation operation, int status, @Nullable Throwable error) {
    Served request = (Served) operation;
    if (current.get() == request) {
      current.remove();
    }
    if (request.end(status, error)) {
      served.add(request);
    }
  }

  @Override
  public void responded(Operation request, int status) {
    ((Served) request).status = status;
  }

  @Override
  public boolean asksMediaType(Operation request) {
    return request instanceof Served;
  }

  @Override
  public void answered(Operation request, String mediaType) {
    ((Served) request).mediaType = mediaType;
  }

  @Override
  public void measured(Operation request, long sentBytes, long receivedBytes) {
    ((Served) request).sentBytes = sentBytes;
    ((Served) request).receivedBytes = receivedBytes;
  }

  @Override
  public void sent(Operation request, int bytes) {
    ((Served) request).sentBytes += bytes;
  }

  @Override
  public void failed(Throwable error) {
    Served request = (Served) request();
    if (request != null) {
      request.error = error;
    }
  }

  @Override
  public void unwound() {
    Served request = (Served) request();
    if (request != null && request.error != null) {
      endRequest(request, -1, request.error);
    } else if (request != null) {
      suspendRequest(request);
    }
  }

  @Override
  public void carry(Object carrier, Operation request) {
    carried.put(carrier, request);
  }

  @Override
  public @Nullable Operation carried(Object carrier) {
    return carried.get(carrier);
  }

  @Override
  public boolean isRouted() {
    Served request = (Served) request();
    return request == null || request.rank > 0;
  }

  @Override
  public void route(String template, int rank) {
    Served request = (Served) request();
    if (request != null && rank > request.rank) {
      request.route = template;
      request.rank = rank;
    }
  }

  // Outgoing calls

  @Override
  public @Nullable Operation beginCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    if (calling.get() != null) {
      return null;
    }
    Called call =
        new Called(calls.incrementAndGet(), method + " " + scheme + " " + host + ":" + port, url);
    calling.set(call);
    return call;
  }

  @Override
  public @Nullable Operation startCall(
      String method, @Nullable String scheme, @Nullable String host, int port, String url) {
    return beginCall(method, scheme, host, port, url);
  }

  @Override
  public void sent(Operation operation, @Nullable Object future, @Nullable Throwable error) {
    calling.remove();
    Called call = (Called) operation;
    call.detached = true;
    if (future instanceof CompletableFuture) {
      ((CompletableFuture<?>) future).whenComplete((response, failure) -> ended(call, -1, failure));
    } else {
      ended(call, -1, error);
    }
  }

  @Override
  public void exchange(Object exchange) {
    Called call = calling.get();
    if (call != null) {
      carried.put(exchange, call);
    }
  }

  @Override
  public void headersArrived(Object exchange) {
    Operation call = carried.get(exchange);
    if (call != null) {
      ((Called) call).headersArrived = true;
    }
  }

  @Override
  public Map<String, List<String>> headers(Map<String, List<String>> given) {
    Called call = calling.get();
    if (call == null) {
      return given;
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(given);
    headers.putIfAbsent("traceparent", List.of(call.traceparent));
    return headers;
  }

  @Override
  public @Nullable Operation beginStep(HttpURLConnection connection, boolean awaitsResponse) {
    Called call = (Called) carried.get(connection);
    if (call == null) {
      call =
          new Called(
              calls.incrementAndGet(),
              connection.getURL().getProtocol() + " " + connection.getURL().getHost(),
              connection.getURL().toString());
      connection.setRequestProperty("traceparent", call.traceparent);
      carried.put(connection, call);
    } else if (call.ended || call.running) {
      return null;
    }
    call.running = true;
    call.awaits = awaitsResponse;
    return call;
  }

  @Override
  public void endStep(
      Operation step, int status, String method, long receivedBytes, @Nullable Throwable error) {
    Called call = (Called) step;
    call.running = false;
    call.steps++;
    if (call.awaits || error != null) {
      call.target = method + " " + call.target;
      ended(call, status, error);
    }
  }

  @Override
  public void endCall(
      Operation call, int status, @Nullable String protocol, @Nullable Throwable error) {
    ((Called) call).protocol = protocol;
    end(call, status, error);
  }

  @Override
  public void end(Operation operation, long count, @Nullable Throwable error) {
    if (operation instanceof Called) {
      calling.remove();
      ended((Called) operation, (int) count, error);
    }
  }

  private void ended(Called call, int status, @Nullable Throwable error) {
    call.status = status;
    call.error = error instanceof CompletionException ? error.getCause() : error;
    call.ended = true;
    called.add(call);
  }
}
