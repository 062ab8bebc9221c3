package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Kind;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The state that all doors share: who works on what, and the bounded way to the drain and back.
 *
 * <p>Slices are handed over one by one; a request is complete when the slice that {@link
 * Slice#completes()} arrives. Where the buffer is full the slice is counted into the {@link Tally}
 * and recycled here, and the loss of its detail is counted.
 */
public final class Recording {
  // Between the start of a container's task and its request lies the reading of the headers. What
  // is longer was a loop that waited for its next connection. (ours)
  private static final long PARSE_LIMIT_NANOS = 100_000_000;

  /** For how long after the end of a request what goes on stays in its trace. (ours) */
  static final long TRACE_NANOS = 10_000_000_000L;

  // A task that runs for longer is no unit of work but a loop: it is recorded in pieces, which can
  // be seen and bound what is kept of it. (ours)
  static final long PIECE_NANOS = 60_000_000_000L;

  private final Clock clock;
  private final HeadSampler sampler;
  private final Propagation propagation;
  private final RequestBuffer<Slice> offered;
  private final RequestBuffer<Slice> recycled;
  private final ThreadLocal<Worker> workers;
  private final InFlight inFlight = new InFlight();
  private final Captures captures;
  private final LongAdder droppedRequests = new LongAdder();
  private final LongAdder droppedSlices = new LongAdder();
  private final LongAdder forcedPops = new LongAdder();
  private final long startNanos;
  private final LongAdder suppressed = new LongAdder();
  private volatile @Nullable Throwable lastSuppressed;
  private volatile Tally tally = Tally.NONE;
  private volatile Costs costs = Costs.NONE;

  /**
   * @param capacity how many slices may wait for the drain; a power of two
   */
  public Recording(Clock clock, HeadSampler sampler, Propagation propagation, int capacity) {
    this(clock, sampler, propagation, capacity, Captures.PRODUCTION);
  }

  /**
   * @param capacity how many slices may wait for the drain; a power of two
   * @param capturesPerSecond of how many operations the stack may be kept
   */
  public Recording(
      Clock clock,
      HeadSampler sampler,
      Propagation propagation,
      int capacity,
      int capturesPerSecond) {
    this(
        clock,
        sampler,
        propagation,
        capacity,
        ThreadLocal.withInitial(Worker::ofThisThread),
        new Captures(capturesPerSecond));
  }

  /** For tests that simulate their threads. */
  Recording(
      Clock clock,
      HeadSampler sampler,
      Propagation propagation,
      int capacity,
      ThreadLocal<Worker> workers,
      Captures captures) {
    this.workers = workers;
    this.captures = captures;
    this.clock = clock;
    startNanos = clock.nanos();
    this.sampler = sampler;
    this.propagation = propagation;
    offered = new RequestBuffer<>(capacity);
    recycled = new RequestBuffer<>(capacity);
  }

  /** When it began, on its clock. */
  public long startNanos() {
    return startNanos;
  }

  /** Where the counts go whose detail is lost. */
  public void tally(Tally tally) {
    this.tally = tally;
  }

  /** What is asked for the costs of a thread, from now on. */
  public void costs(Costs costs) {
    this.costs = costs;
  }

  /** Of which operations the stack is kept; as a sink it needs its place among the others. */
  public Captures captures() {
    return captures;
  }

  /** The calling thread is ours: from now on it records nothing. */
  public void mute() {
    workers.get().muted = true;
  }

  Worker worker() {
    return workers.get();
  }

  long nanos() {
    return clock.nanos();
  }

  long epochNanos() {
    return clock.epochNanos();
  }

  Propagation propagation() {
    return propagation;
  }

  /** Whether the B3 headers of incoming requests are to be read. */
  public boolean readsB3() {
    return propagation.readsB3();
  }

  Tally tally() {
    return tally;
  }

  /** Begins a request on this thread; a slice that was open is suspended by it. */
  Request beginRequest(Worker worker, Request.Root root, @Nullable Incoming incoming, long now) {
    Task waiting = worker.waiting;
    worker.waiting = null;
    long began = now;
    long queue = 0;
    Object executor = null;
    if (waiting != null && isBegunBy(waiting, root, now)) {
      began = waiting.recordedNanos();
      executor = waiting.executor();
      // A container's own queue is part of its request; a scheduler's is not part of its task.
      queue = root == Request.Root.SERVER && executor != null ? waiting.queueNanos() : 0;
    }
    TraceContext context = contextOf(worker, waiting, root, incoming, now);
    Request request =
        new Request(
            root,
            incoming,
            context,
            ThreadLocalRandom.current().nextLong(),
            began - queue,
            queue,
            executor);
    if (incoming != null) {
      inFlight.began(incoming);
    }
    open(worker, request, null, began, root == Request.Root.INTERNAL);
    return request;
  }

  /** A container's task that parsed and then served; not one that lives as long as its thread. */
  private static boolean isBegunBy(Task waiting, Request.Root root, long now) {
    return root == Request.Root.TASK
        || root == Request.Root.SERVER && now - waiting.startNanos() <= PARSE_LIMIT_NANOS;
  }

  private TraceContext contextOf(
      Worker worker,
      @Nullable Task waiting,
      Request.Root root,
      @Nullable Incoming incoming,
      long now) {
    // What goes on after its request has ended stays in its trace, for a while.
    Slice outer = worker.current;
    if (root == Request.Root.INTERNAL && outer != null && isTraced(outer.request(), now)) {
      return child(outer.request(), outer.request().spanId(outer.number(), outer.top()));
    }
    Request submitter = waiting == null ? null : waiting.request();
    if (root == Request.Root.TASK && submitter != null && isTraced(submitter, now)) {
      return child(submitter, waiting.submitSpanId());
    }
    return propagation.extract(incoming, sampler);
  }

  private static boolean isTraced(Request request, long now) {
    return !request.hasEnded() || now - request.endNanos() <= TRACE_NANOS;
  }

  /** Whether the context of this slice goes with a task that its thread submits now. */
  boolean travels(Slice slice, long now) {
    return !slice.isSmall() && !isClient(slice.kind(slice.top())) && isTraced(slice.request(), now);
  }

  /** Inside these, a driver or a client submits for itself and not for the request. */
  private static boolean isClient(Kind kind) {
    switch (kind) {
      case DB_ACQUIRE, DB_EXEC, DB_FETCH, DB_COMMIT, HTTP_LEASE, HTTP_WAIT, HTTP_BODY:
        return true;
      default:
        return false;
    }
  }

  /** The slice whose trace this thread works in, or null. */
  @Nullable Slice traced() {
    Slice slice = workers.get().current;
    return slice == null || slice.request().hasEnded() && !isTraced(slice.request(), clock.nanos())
        ? null
        : slice;
  }

  private static TraceContext child(Request of, long parentSpanId) {
    TraceContext context = of.context();
    return new TraceContext(
        context.traceIdHigh(),
        context.traceIdLow(),
        parentSpanId,
        false,
        context.sampled(),
        context.traceState(),
        context.baggage());
  }

  Slice open(Worker worker, Request request, @Nullable Task task, long startNanos, boolean small) {
    Slice slice = recycled.poll();
    if (slice == null) {
      slice = new Slice();
    }
    slice.open(request, task, worker.threadId, startNanos, small);
    Slice outer = worker.current;
    if (outer != null) {
      outer.interrupted();
      slice.outer(outer);
    }
    if (!small && costs.wants(request)) {
      slice.measure(costs);
    }
    worker.current = slice;
    return slice;
  }

  /** A slice for what went on beside the threads; {@link #handOver} it. */
  Slice detachedSlice(Call call) {
    Slice recycledOne = recycled.poll();
    Slice slice = recycledOne == null ? new Slice() : recycledOne;
    long thread = Thread.currentThread().getId();
    boolean small = call.request().root() == Request.Root.INTERNAL && call.sliceNumber() == 0;
    slice.open(call.request(), call.edge(), thread, call.startNanos(), small, call.sliceNumber());
    return slice;
  }

  /** A small root that no thread works for. */
  Request detachedRoot(Worker worker, long now) {
    TraceContext context = contextOf(worker, null, Request.Root.INTERNAL, null, now);
    long seed = ThreadLocalRandom.current().nextLong();
    return new Request(Request.Root.INTERNAL, null, context, seed, now, 0, null);
  }

  /** Ends the thread's slice and hands it over. */
  void finish(Worker worker, Slice slice, long now, boolean completes) {
    slice.finish(now, completes, tally);
    slice.measured(costs);
    worker.goOnWith(slice.outer());
    if (slice.forcedPops() > 0) {
      forcedPops.add(slice.forcedPops());
    }
    handOver(slice);
  }

  void handOver(Slice slice) {
    if (!offered.offer(slice)) {
      drop(slice);
    }
  }

  private void drop(Slice slice) {
    for (int i = 1; i < slice.size(); i++) {
      tally.operation(slice, i);
    }
    droppedSlices.increment();
    if (slice.completes()) {
      tally.request(slice.request());
      droppedRequests.increment();
    }
    recycle(slice);
  }

  /** The oldest slice that was handed over, or null. */
  @Nullable Slice poll() {
    return offered.poll();
  }

  void recycle(Slice slice) {
    if (slice.recycle()) {
      recycled.offer(slice);
    }
  }

  /** The server requests that are open now. */
  public InFlight inFlight() {
    return inFlight;
  }

  /** Slices that wait for the drain. */
  public int waiting() {
    return offered.size();
  }

  /** Requests that were counted without their detail, because the buffer was full. */
  public long droppedRequests() {
    return droppedRequests.sum();
  }

  /** Slices that were counted without their detail, because the buffer was full. */
  public long droppedSlices() {
    return droppedSlices.sum();
  }

  /** Advice threw; the application never saw it. */
  void suppressed(Throwable error) {
    suppressed.increment();
    lastSuppressed = error;
  }

  /** How often advice threw. */
  public long suppressed() {
    return suppressed.sum();
  }

  /** What advice threw last, or null. */
  public @Nullable Throwable lastSuppressed() {
    return lastSuppressed;
  }

  /** Operations that the code that began them left open. */
  public long forcedPops() {
    return forcedPops.sum();
  }

  /** Opens an operation on this thread; null when nested in one of its kind, or not recorded. */
  Slice.@Nullable Mark begin(Kind kind, @Nullable Object signature) {
    Worker worker = workers.get();
    if (worker.muted) {
      return null;
    }
    Slice current = worker.current;
    if (current != null ? current.contains(kind) : kind == Kind.JOIN && worker.waiting == null) {
      // Nested in its own kind; or a wait outside any work, which is idling.
      return null;
    }
    return push(worker, kind, signature);
  }

  /** Opens an operation whatever is open around it. */
  Slice.@Nullable Mark push(Worker worker, Kind kind, @Nullable Object signature) {
    long now = clock.nanos();
    Slice slice = sliceFor(worker, now);
    int index = slice.push(kind, signature, now);
    return index < 0 ? null : slice.mark(index);
  }

  /** Takes an operation back as if it had not begun; ends it where something happened in it. */
  void withdraw(Slice.Mark mark, long now) {
    Slice slice = mark.slice;
    if (!slice.isOpen(mark) || slice.size() != mark.index + 1) {
      end(mark, -1, null);
      return;
    }
    slice.withdraw(mark.index, now);
    Worker worker = workers.get();
    if (slice.isSmall() && slice.top() == 0 && worker.current == slice) {
      worker.current = slice.outer();
      recycle(slice);
    }
  }

  /** Ends an operation; a small root ends with its only top-level operation. */
  void end(Slice.Mark mark, long count, @Nullable Throwable error) {
    Slice slice = mark.slice;
    if (!slice.isOpen(mark)) {
      return;
    }
    note(mark, count, error);
    long now = clock.nanos();
    if (mark.index == 0) {
      leave(workers.get(), slice, now, false);
      return;
    }
    captures.ended(slice, mark.index, now);
    slice.pop(mark.index, now, tally);
    settle(slice, now);
  }

  /** As {@link #end}, where what came after this time was another kind of the same. */
  void end(Slice.Mark mark, long count, @Nullable Throwable error, long atNanos, Kind after) {
    Slice slice = mark.slice;
    if (!slice.isOpen(mark) || atNanos < slice.lastNanos()) {
      end(mark, count, error);
      return;
    }
    note(mark, count, error);
    Object signature = slice.signature(mark.index);
    long now = clock.nanos();
    captures.ended(slice, mark.index, now);
    slice.pop(mark.index, atNanos, tally);
    Object detail = slice.detail(mark.index);
    int rest = slice.push(after, signature, atNanos);
    if (rest >= 0) {
      slice.detail(rest, detail);
    }
    slice.pop(rest < 0 ? slice.top() : rest, now, tally);
    settle(slice, now);
  }

  private static void note(Slice.Mark mark, long count, @Nullable Throwable error) {
    if (count >= 0) {
      mark.slice.count(mark.index, count);
    }
    if (error != null) {
      mark.slice.error(mark.index, Errors.type(error));
    }
  }

  private void settle(Slice slice, long now) {
    if (slice.isSmall() && slice.top() == 0) {
      Request request = slice.request();
      request.end(-1, slice.error(1), now);
      leave(workers.get(), slice, now, true);
    }
  }

  /** Ends a slice of this thread, and what was left open above it. */
  void leave(Worker worker, Slice slice, long now, boolean completes) {
    if (!worker.has(slice)) {
      return;
    }
    for (Slice above = worker.current; above != slice && above != null; above = worker.current) {
      abandon(worker, above, now, null);
    }
    finish(worker, slice, now, completes);
  }

  /** Ends a slice whose thread leaves it; with its request, unless that goes on elsewhere. */
  void abandon(Worker worker, Slice slice, long now, @Nullable Throwable error) {
    Request request = slice.request();
    boolean ends =
        request.root() != Request.Root.SERVER
            && slice.number() == 0
            && request.end(-1, Errors.type(error), now);
    finish(worker, slice, now, ends);
  }

  /** The open slice for an operation: the thread's, or a root of its own. */
  Slice sliceFor(Worker worker, long now) {
    Slice slice = sliceOf(worker, now);
    if (slice != null) {
      return slice;
    }
    beginRequest(worker, Request.Root.INTERNAL, null, now);
    return Objects.requireNonNull(worker.current);
  }

  /** The slice of the work that this thread does, its task's root included; null where none. */
  @Nullable Slice sliceOf(Worker worker, long now) {
    Slice slice = worker.current;
    if (slice != null && slice.top() == 0) {
      slice = whereItGoesOn(worker, slice, now);
    }
    if (slice != null) {
      return slice;
    }
    if (worker.current != null || worker.waiting == null) {
      return null;
    }
    beginRequest(worker, Request.Root.TASK, null, now);
    return worker.current;
  }

  /** Between two operations: the same slice, or null where the work is another from now on. */
  private @Nullable Slice whereItGoesOn(Worker worker, Slice slice, long now) {
    Request request = slice.request();
    Task task = worker.task;
    if (request.hasEnded()) {
      if (task != null && task.run() == slice) {
        finish(worker, slice, now, false);
        goOn(worker, task, now);
      }
      return null;
    }
    if (task != null
        && request.root() == Request.Root.TASK
        && slice.number() == 0
        && now - slice.startNanos(0) > PIECE_NANOS) {
      request.end(-1, null, now);
      finish(worker, slice, now, true);
      goOn(worker, task, now);
      return null;
    }
    return slice;
  }

  /** What the task does from now on is a root of its own, as soon as something happens. */
  private static void goOn(Worker worker, Task task, long now) {
    task.runs(null);
    task.recorded(now);
    worker.current = null;
    worker.waiting = task;
  }
}
