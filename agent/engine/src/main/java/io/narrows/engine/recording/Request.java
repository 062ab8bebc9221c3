package io.narrows.engine.recording;

import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work: a server request, a task without a parent, or a single operation outside both.
 * Its slices belong to threads; the request itself is written by the thread that begins it and by
 * the one that ends it.
 */
public final class Request extends Operation {
  /** What a request began as. */
  public enum Root {
    /** A request that a server received. */
    SERVER,
    /** A task that no request submitted: a scheduler, a consumer. */
    TASK,
    /** An operation outside any of these, for example at start-up. */
    INTERNAL
  }

  private static final AtomicIntegerFieldUpdater<Request> SLICES =
      AtomicIntegerFieldUpdater.newUpdater(Request.class, "sliceCount");
  private static final AtomicIntegerFieldUpdater<Request> ENDED =
      AtomicIntegerFieldUpdater.newUpdater(Request.class, "ended");

  private final Root root;
  private final @Nullable Incoming incoming;
  private final TraceContext context;
  private final long seed;
  private final long beginNanos;
  private final long queueNanos;
  private final @Nullable Object queue;

  private volatile int sliceCount;
  private volatile int ended;
  private @Nullable String route;
  // A byte and a short: one more int would make each request 8 bytes larger. So the rank of the
  // route shares its byte with what is known of the answer.
  private byte marks;
  private short status = -1;
  private @Nullable String error;
  private @Nullable String passing;
  private volatile long endNanos;

  /** What arrived at the drain; touched by the drain only. */
  private @Nullable Arrivals arrivals;

  /** Whether its spans are exported; touched by the drain only. */
  private boolean kept;

  Request(
      Root root,
      @Nullable Incoming incoming,
      TraceContext context,
      long seed,
      long beginNanos,
      long queueNanos,
      @Nullable Object queue) {
    this.root = root;
    this.incoming = incoming;
    this.context = context;
    this.seed = seed;
    this.beginNanos = beginNanos;
    this.queueNanos = queueNanos;
    this.queue = queue;
  }

  int nextSliceNumber() {
    return SLICES.getAndIncrement(this);
  }

  private static final int RANK = 0b0011;
  private static final int MANY_ROWS = 0b0100;
  private static final int FILE = 0b1000;

  /** It has read many rows of one result: its answer may be a file. */
  void readMany() {
    marks |= MANY_ROWS;
  }

  boolean hasReadMany() {
    return (marks & MANY_ROWS) != 0;
  }

  /** Its answer has this media type. */
  void answered(String mediaType) {
    marks = (byte) (MediaTypes.isFile(mediaType) ? marks | FILE : marks & ~FILE);
  }

  /** Whether many rows were read for it and its answer is a file, as an export's is. */
  public boolean isExport() {
    return (marks & (MANY_ROWS | FILE)) == (MANY_ROWS | FILE);
  }

  // The first of equal rank wins: it is what the client asked for; later ones are forwards.
  void route(String template, int rank) {
    if (rank > (marks & RANK)) {
      route = template;
      marks = (byte) (marks & ~RANK | rank);
    }
  }

  /** Whether something named the route; what ranks higher may name it anew. */
  boolean isRouted() {
    return (marks & RANK) > 0;
  }

  /** The response was begun with this status. */
  void responded(int begunStatus) {
    if (ended == 0) {
      status = bounded(begunStatus);
    }
  }

  /** An error passes through. */
  void failed(@Nullable String type) {
    passing = type;
  }

  /** The type of the last error that passed through, or null. */
  @Nullable String passing() {
    return passing;
  }

  /** Ends the request once; false when it was ended before. */
  boolean end(int endStatus, @Nullable String endError, long nowNanos) {
    if (!ENDED.compareAndSet(this, 0, 1)) {
      return false;
    }
    status = endStatus < 0 ? status : bounded(endStatus);
    // An error that passed through explains a failure, and nothing else: it was handled.
    error = endError == null && (status < 0 || status >= 500) ? passing : endError;
    endNanos = nowNanos;
    return true;
  }

  private static short bounded(int status) {
    return (short) Math.min(status, Short.MAX_VALUE);
  }

  public boolean hasEnded() {
    return ended != 0;
  }

  public Root root() {
    return root;
  }

  /** What was read of the incoming request; null unless the root is SERVER. */
  public @Nullable Incoming incoming() {
    return incoming;
  }

  public TraceContext context() {
    return context;
  }

  /** When the work began, including {@link #queueNanos()} where it was seen waiting. */
  public long beginNanos() {
    return beginNanos;
  }

  public long endNanos() {
    return endNanos;
  }

  public long durationNanos() {
    return endNanos - beginNanos;
  }

  /** How long the request stood in its container's own queue before a thread took it. */
  public long queueNanos() {
    return queueNanos;
  }

  /** The executor whose thread began with it, or null. */
  public @Nullable Object queue() {
    return queue;
  }

  /** The route template, or null where no framework or container named one. */
  public @Nullable String route() {
    return route;
  }

  /** The response status; -1 when there was none. */
  public int status() {
    return status;
  }

  /** The class name of what the request failed with, or null. */
  public @Nullable String error() {
    return error;
  }

  /** Whether it is one of so many, a power of two, that are chosen by chance. */
  public boolean isOneOf(int many) {
    return (seed & (many - 1)) == 0;
  }

  /** Tells endpoints apart: by method and route, as far as they are known by now. */
  int endpointHash() {
    int hash = root.ordinal();
    if (incoming != null) {
      hash = 31 * hash + incoming.method.hashCode();
    }
    return route == null ? hash : 31 * hash + route.hashCode();
  }

  /** How many slices were opened for this request so far. */
  public int sliceCount() {
    return sliceCount;
  }

  /** The slices that arrived, in order of arrival. Drain thread only. */
  public List<Slice> slices() {
    return arrivals().slices;
  }

  Arrivals arrivals() {
    if (arrivals == null) {
      // Made by the drain and not with the request: 80 bytes less on the application thread.
      arrivals = new Arrivals();
    }
    return arrivals;
  }

  /** Whether it has ended, and nothing of it is still at work. Drain thread only. */
  boolean isOver() {
    return hasEnded() && arrivals().isWholeOf(this);
  }

  /** Its spans are exported, so those of a slice that arrives later are too. Drain thread only. */
  public void keep() {
    kept = true;
  }

  /** Whether its spans are exported. Drain thread only. */
  public boolean isKept() {
    return kept;
  }

  /** The span id of an operation: derived, so that it is known before any span is made. */
  public long spanId(int sliceNumber, int index) {
    long mixed = mix(seed + ((long) sliceNumber << 32) + index + 1);
    return mixed == 0 ? 1 : mixed;
  }

  /** The span id of the request itself. */
  public long spanId() {
    return spanId(0, 0);
  }

  // The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom generators, 2014)
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
