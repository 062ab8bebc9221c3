package io.narrows.engine.recording;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The stack clock of one thread that works for one request.
 *
 * <h2>Charging</h2>
 *
 * Each begin and end charges the time since the last event to the innermost open operation, so the
 * self times partition {@code [start, end)} exactly, whatever the nesting. Operation 0 is the
 * thread itself in state {@link Kind#APP}.
 *
 * <h2>Layout</h2>
 *
 * Records are parallel arrays; the chain of {@code parent} is the stack. Arrays and tokens are
 * recycled with the slice, so that an operation allocates nothing.
 *
 * <h2>Bounds</h2>
 *
 * {@link #DETAIL_LIMIT} operations keep their detail. What comes above is counted (see {@link
 * Tally}), its self time is kept per kind, and its place is given to the next.
 *
 * <h2>Threads</h2>
 *
 * Written by one thread; read by the drain after the hand-over through {@link RequestBuffer}.
 */
public final class Slice {
  static final int DETAIL_LIMIT = 4096;
  static final int DEPTH_LIMIT = 64;
  static final int RECYCLED_LIMIT = 512;
  private static final int INITIAL = 16;

  private byte[] kind = new byte[INITIAL];
  private int[] parent = new int[INITIAL];
  private long[] start = new long[INITIAL];
  private long[] end = new long[INITIAL];
  private long[] self = new long[INITIAL];
  private long[] count = new long[INITIAL];
  private @Nullable Object[] signature = new Object[INITIAL];
  private @Nullable Object[] detail = new Object[INITIAL];
  private @Nullable String[] error = new String[INITIAL];
  private @Nullable Mark[] marks = new Mark[INITIAL];
  private final Repeats repeats = new Repeats();
  private @Nullable Object @Nullable [] sites;
  private int captures;
  private long @Nullable [] extras;
  private long @Nullable [] foldedSelf;

  private int size;
  private int top;
  private long last;
  private long forcedPops;
  private long folded;

  private @Nullable Request request;
  private @Nullable Task task;
  private @Nullable Slice outer;
  private @Nullable Completions completions;
  private int number;
  private long threadId;
  private @Nullable String threadName;
  private boolean completes;
  private boolean small;
  private boolean measuring;
  private long cpuNanos;
  private long allocatedBytes;

  Slice() {}

  // Writing, by the one thread that owns the slice

  void open(Request request, @Nullable Task task, long threadId, long nowNanos, boolean small) {
    open(request, task, threadId, nowNanos, small, request.nextSliceNumber());
  }

  void open(
      Request request,
      @Nullable Task task,
      long threadId,
      long nowNanos,
      boolean small,
      int reservedNumber) {
    this.request = request;
    this.task = task;
    this.small = small;
    number = reservedNumber;
    this.threadId = threadId;
    threadName = Thread.currentThread().getName();
    completes = false;
    measuring = false;
    cpuNanos = -1;
    allocatedBytes = -1;
    size = 0;
    top = -1;
    last = nowNanos;
    push(Kind.APP, null, nowNanos);
  }

  /** Opens an operation and returns its index, or -1 beyond the limit of nesting. */
  int push(Kind opened, @Nullable Object by, long nowNanos) {
    int index = size;
    if (index == start.length && !grow()) {
      return -1;
    }
    charge(nowNanos);
    size = index + 1;
    kind[index] = (byte) opened.ordinal();
    parent[index] = top;
    start[index] = nowNanos;
    end[index] = nowNanos;
    self[index] = 0;
    count[index] = -1;
    signature[index] = by;
    top = index;
    return index;
  }

  /** Opens the last operation again where it was the same, and returns its index; else -1. */
  int reopen(Kind opened, @Nullable Object by, long nowNanos) {
    int index = size - 1;
    if (index <= 0
        || top != parent[index]
        || kind[index] != opened.ordinal()
        || signature[index] != by) {
      return -1;
    }
    charge(nowNanos);
    top = index;
    return index;
  }

  /** Ends an operation, and those left open inside it. */
  void pop(int index, long nowNanos, Tally tally) {
    charge(nowNanos);
    while (top > index) {
      forcedPops++;
      // Its end may still come, and is not to meet whoever has the place by then.
      marks[top] = null;
      close(nowNanos, tally);
    }
    if (top == index) {
      close(nowNanos, tally);
    }
  }

  /** Takes the last operation back: its time is that of the one around it. */
  void withdraw(int index, long nowNanos) {
    charge(nowNanos);
    top = parent[index];
    self[top] += self[index];
    clear(index);
    size = index;
  }

  private void close(long nowNanos, Tally tally) {
    int index = top;
    end[index] = nowNanos;
    top = parent[index];
    if (index >= DETAIL_LIMIT) {
      fold(index, tally);
    }
  }

  private void fold(int index, Tally tally) {
    if (foldedSelf == null) {
      foldedSelf = new long[Kind.count()];
    }
    foldedSelf[kind[index]] += self[index];
    folded++;
    tally.operation(this, index);
    clear(index);
    size = index;
  }

  private void charge(long nowNanos) {
    if (top >= 0) {
      self[top] += nowNanos - last;
    }
    last = nowNanos;
  }

  private boolean grow() {
    int capacity = Math.min(start.length * 2, DETAIL_LIMIT + DEPTH_LIMIT);
    if (capacity == start.length) {
      return false;
    }
    kind = Arrays.copyOf(kind, capacity);
    parent = Arrays.copyOf(parent, capacity);
    start = Arrays.copyOf(start, capacity);
    end = Arrays.copyOf(end, capacity);
    self = Arrays.copyOf(self, capacity);
    count = Arrays.copyOf(count, capacity);
    signature = Arrays.copyOf(signature, capacity);
    detail = Arrays.copyOf(detail, capacity);
    error = Arrays.copyOf(error, capacity);
    marks = Arrays.copyOf(marks, capacity);
    return true;
  }

  void count(int index, long value) {
    count[index] = value;
  }

  void addCount(int index, long value) {
    count[index] = Math.max(0, count[index]) + value;
  }

  void error(int index, @Nullable String type) {
    error[index] = type;
  }

  void detail(int index, @Nullable Object value) {
    detail[index] = value;
  }

  void signature(int index, @Nullable Object value) {
    signature[index] = value;
  }

  void kind(int index, Kind value) {
    kind[index] = (byte) value.ordinal();
  }

  /** Makes an open operation another one, once it is known what it was. */
  void become(int index, Kind known, @Nullable Object by) {
    kind[index] = (byte) known.ordinal();
    signature[index] = by;
  }

  /** When the last event was: nothing may be charged to before it. */
  long lastNanos() {
    return last;
  }

  /** Keeps the stack of the calling thread as the place of an operation. */
  void capture(int index) {
    if (captures < Captures.PER_SLICE && index < DETAIL_LIMIT) {
      captures++;
      site(index, new Captured());
    }
  }

  /** Keeps the place of an operation: a stack, or what the drain made of one. */
  public void site(int index, Object place) {
    if (sites == null) {
      sites = new Object[start.length];
    } else if (sites.length <= index) {
      sites = Arrays.copyOf(sites, start.length);
    }
    sites[index] = place;
  }

  /** Keeps one more number of an operation, of those few that have one. */
  void extra(int index, long value) {
    if (extras == null) {
      extras = new long[start.length];
    } else if (extras.length <= index) {
      extras = Arrays.copyOf(extras, start.length);
    }
    extras[index] = value;
  }

  Repeats repeats() {
    return repeats;
  }

  /** Ends the root, and everything left open. */
  void finish(long nowNanos, boolean completes, Tally tally) {
    pop(0, nowNanos, tally);
    marks[0] = null;
    this.completes = completes;
  }

  void outer(@Nullable Slice suspended) {
    outer = suspended;
  }

  /** Begins to count what the thread costs. */
  void measure(Costs costs) {
    cpuNanos = costs.cpuNanos();
    allocatedBytes = costs.allocatedBytes();
    measuring = cpuNanos >= 0;
  }

  /** Its thread works on something else meanwhile: what it cost is not told apart. */
  void interrupted() {
    measuring = false;
    cpuNanos = -1;
    allocatedBytes = -1;
  }

  void measured(Costs costs) {
    if (measuring) {
      measuring = false;
      cpuNanos = Math.max(0, costs.cpuNanos() - cpuNanos);
      allocatedBytes = Math.max(0, costs.allocatedBytes() - allocatedBytes);
    }
  }

  void completion(Object future, long nowNanos) {
    if (completions == null) {
      completions = new Completions();
    }
    completions.add(future, nowNanos);
  }

  /** The token of an operation: made once per index and recycled with the slice. */
  Mark mark(int index) {
    Mark mark = marks[index];
    if (mark == null) {
      mark = new Mark(this, index);
      marks[index] = mark;
    }
    return mark;
  }

  boolean isSmall() {
    return small;
  }

  int top() {
    return top;
  }

  /** Whether the innermost open operation is of this kind: then a nested one is the same. */
  boolean isInside(Kind other) {
    return kind[top] == other.ordinal();
  }

  /** Whether an operation of this kind is part of the innermost open one. */
  boolean contains(Kind nested) {
    return isInside(nested)
        // How a library waits inside its own operation is what that operation is.
        || nested == Kind.JOIN && !isInside(Kind.APP);
  }

  /** Whether this is the token of an operation that is still open. */
  boolean isOpen(Mark mark) {
    if (marks[mark.index] != mark) {
      return false;
    }
    int open = top;
    while (open > mark.index) {
      open = parent[open];
    }
    return open == mark.index;
  }

  // Reading

  /** The request that this thread worked for. */
  public Request request() {
    if (request == null) {
      throw new IllegalStateException("the slice is not open");
    }
    return request;
  }

  /** The task that brought the request to this thread, or null where the thread began with it. */
  public @Nullable Task task() {
    return task;
  }

  /** How many operations there are; 0 is the thread itself. */
  public int size() {
    return size;
  }

  public Kind kind(int index) {
    return Kind.of(kind[index]);
  }

  /** The index of the operation around this one; -1 for operation 0. */
  public int parent(int index) {
    return parent[index];
  }

  public long startNanos(int index) {
    return start[index];
  }

  public long endNanos(int index) {
    return end[index];
  }

  /** Time charged to this operation itself and to nothing inside it. */
  public long selfNanos(int index) {
    return self[index];
  }

  /** Rows, bytes, batch size or status by kind; -1 when unknown. */
  public long count(int index) {
    return count[index];
  }

  /** What was done: a {@link Query}, a {@link Remote}, a pool, an executor, or null. */
  public @Nullable Object signature(int index) {
    return signature[index];
  }

  /** What more is known of it: the {@link Call} of an {@code HTTP_WAIT}, or null. */
  public @Nullable Object detail(int index) {
    return detail[index];
  }

  /** The id of the span that an operation becomes: the one that was sent, for a call. */
  public long spanId(int index) {
    Object known = detail[index];
    return known instanceof Call && kind(index) == Kind.HTTP_WAIT
        ? ((Call) known).spanId()
        : request().spanId(number, index);
  }

  /** The stack that issued an operation, or what was made of it; null for most. */
  public @Nullable Object site(int index) {
    return sites == null || index >= sites.length ? null : sites[index];
  }

  /** A hash of the values of a statement, or the fetch size of what was read; 0 when unknown. */
  public long extra(int index) {
    return extras == null || index >= extras.length ? 0 : extras[index];
  }

  /** The error type of a failed operation, or null. */
  public @Nullable String error(int index) {
    return error[index];
  }

  /** Self time of operations that kept no detail, by ordinal of their kind; or null. */
  public long @Nullable [] foldedSelfNanos() {
    return foldedSelf;
  }

  /** How many operations kept no detail. */
  public long folded() {
    return folded;
  }

  /** How many operations were left open by the code that began them. */
  public long forcedPops() {
    return forcedPops;
  }

  /** Whether the request ended in this slice. */
  public boolean completes() {
    return completes;
  }

  /** When this thread completed this future, or -1. */
  public long completedNanos(Object future) {
    return completions == null ? -1 : completions.nanosOf(future);
  }

  /** The slice that this thread interrupted for this one, or null; maybe of another request. */
  public @Nullable Slice outer() {
    return outer;
  }

  /** The number of this slice in its request; 0 began it. */
  public int number() {
    return number;
  }

  public long threadId() {
    return threadId;
  }

  /** How long its thread was on a processor; -1 for most, of which that was not measured. */
  public long cpuNanos() {
    return cpuNanos;
  }

  /** How much its thread allocated; -1 where that was not measured. */
  public long allocatedBytes() {
    return allocatedBytes;
  }

  public String threadName() {
    return threadName == null ? "" : threadName;
  }

  // Recycling

  /** Makes the slice ready for the next request; false when it grew too large to keep. */
  boolean recycle() {
    if (start.length > RECYCLED_LIMIT) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      clear(i);
    }
    size = 0;
    top = -1;
    request = null;
    task = null;
    outer = null;
    threadName = null;
    completions = null;
    foldedSelf = null;
    repeats.clear();
    sites = null;
    captures = 0;
    folded = 0;
    forcedPops = 0;
    return true;
  }

  private void clear(int index) {
    signature[index] = null;
    detail[index] = null;
    error[index] = null;
    if (extras != null && index < extras.length) {
      extras[index] = 0;
    }
    if (site(index) != null) {
      sites[index] = null;
    }
  }

  /** The token of one operation of one slice. */
  static final class Mark extends Operation {
    final Slice slice;
    final int index;

    Mark(Slice slice, int index) {
      this.slice = slice;
      this.index = index;
    }
  }
}
