package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.metrics.QueryNames;
import io.narrows.engine.metrics.Shares;
import io.narrows.engine.recording.Call;
import io.narrows.engine.recording.Execution;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.Fetch;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.recording.Task;
import io.narrows.engine.site.CallSite;
import io.narrows.engine.site.CallSites;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charges every nanosecond of a request to exactly one kind of time. A request of one slice is what
 * its slice says; only one that used more threads is walked.
 *
 * <p>The last account is kept, so that several sinks may ask for the same request.
 */
public final class Attribution implements Shares {
  private static final String COMMON_POOL = "ForkJoinPool.commonPool-worker";

  private final Signatures signatures;
  private final CallSites sites;
  private final Account account = new Account();
  private final Path path = new Path();
  private final OwnTime own = new OwnTime();
  private @Nullable Request last;

  public Attribution(QueryNames queries, CallSites sites) {
    signatures = new Signatures(queries);
    this.sites = sites;
  }

  @Override
  public long[] nanosByKind(Request request) {
    return of(request).nanosByKind();
  }

  /** When the request was in the application's own code; valid until the next request. */
  public OwnTime ownTime(Request request) {
    of(request);
    return own;
  }

  Account of(Request request) {
    if (request != last) {
      last = null;
      account.clear();
      own.clear();
      charge(request);
      last = request;
    }
    return account;
  }

  /** How much of the request's own time this took. */
  public long pathNanos(Request request, Signature signature) {
    Use use = of(request).uses().get(signature);
    return use == null ? 0 : use.pathNanos();
  }

  /** Draws a request that has just been read. */
  Waterfall waterfall(Request request) {
    boolean isOneSlice = isOneSlice(request);
    if (!isOneSlice) {
      Walk.of(request, path);
    }
    return new WaterfallMaker(signatures, request).make(isOneSlice ? null : path);
  }

  /** What the thread of this slice did for an executor, under the executor's name. */
  void work(Slice slice, Map<String, Work> into) {
    ExecutorStats executor = executor(slice);
    if (executor == null) {
      return;
    }
    Work work = into.computeIfAbsent(executor.name(), key -> new Work());
    for (int i = 0; i < slice.size(); i++) {
      Kind kind = slice.kind(i);
      long nanos = slice.selfNanos(i);
      Signature signature = signatures.of(kind, slice.signature(i), slice.detail(i));
      work.time(kind, nanos);
      if (signature != null) {
        work.with(signature, nanos);
      }
    }
    long[] folded = slice.foldedSelfNanos();
    for (int i = 0; folded != null && i < folded.length; i++) {
      work.time(Kind.of(i), folded[i]);
    }
  }

  private static @Nullable ExecutorStats executor(Slice slice) {
    Task task = slice.task();
    if (task != null) {
      return task.executor();
    }
    // The container's own, or that of a task that no request submitted.
    boolean isFirst = slice.number() == 0;
    return isFirst && slice.request().queue() instanceof ExecutorStats stats ? stats : null;
  }

  /** What an operation is called, or null. */
  public @Nullable Signature signature(Slice slice, int index) {
    return signatures.of(slice.kind(index), slice.signature(index), slice.detail(index));
  }

  /** Where a stack stands in the application, or null. */
  @Nullable CallSite site(Throwable stack) {
    return sites.of(stack);
  }

  private void charge(Request request) {
    for (Slice slice : request.slices()) {
      executions(slice);
    }
    if (request.slices().size() > Counted.FAN_OUT) {
      account.fanOut(FanOut.of(request));
    }
    if (isOneSlice(request)) {
      whole(request, request.slices().get(0));
      own.whole(request.slices().get(0));
    } else {
      Walk.of(request, path);
      walked();
      submitted(request);
    }
  }

  /** Where the application handed over the tasks that then stood in a queue. */
  private void submitted(Request request) {
    for (Slice slice : request.slices()) {
      Task task = slice.task();
      CallSite site = task == null ? null : sites.of(task);
      if (site != null) {
        Use waited = account.uses().get(signatures.of(Kind.QUEUE, task.executor(), null));
        if (waited != null) {
          waited.issuedAt(site);
        }
      }
    }
  }

  /** One slice that begins and ends with the request, and waited for nothing that has a name. */
  private static boolean isOneSlice(Request request) {
    if (request.slices().size() != 1 || request.sliceCount() != 1) {
      return false;
    }
    Slice slice = request.slices().get(0);
    long own = slice.endNanos(0) - slice.startNanos(0);
    return own + request.queueNanos() == request.durationNanos() && !waitsForATask(slice);
  }

  private static boolean waitsForATask(Slice slice) {
    for (int i = 1; i < slice.size(); i++) {
      if (slice.kind(i) == Kind.JOIN && slice.detail(i) instanceof Task) {
        return true;
      }
    }
    return false;
  }

  private void whole(Request request, Slice slice) {
    Object queue = request.queue();
    RequestQueue before = queue == null ? null : new RequestQueue(queue);
    charge(Kind.QUEUE, before, null, request.queueNanos(), 0, Long.MAX_VALUE);
    for (int i = 0; i < slice.size(); i++) {
      // A wait for tasks of which none was of this request.
      Kind kind = slice.kind(i) == Kind.JOIN ? Kind.JOIN_UNEXPLAINED : slice.kind(i);
      charge(kind, slice.signature(i), slice.detail(i), slice.selfNanos(i), 0, Long.MAX_VALUE);
    }
    long[] folded = slice.foldedSelfNanos();
    for (int i = 0; folded != null && i < folded.length; i++) {
      Kind kind = Kind.of(i);
      account.time(kind == Kind.JOIN ? Kind.JOIN_UNEXPLAINED : kind, folded[i]);
    }
  }

  private void walked() {
    for (int i = 0; i < path.size(); i++) {
      Slice slice = path.slice(i);
      if (slice != null && path.kind(i) == Kind.APP) {
        own.add(slice.threadId(), path.from(i), path.to(i), path.nanos(i));
      }
      Object detail = slice == null ? null : slice.detail(path.operation(i));
      charge(
          path.kind(i),
          path.signature(i),
          detail,
          path.nanos(i),
          path.branch(i),
          path.dragNanos(i));
    }
  }

  private void charge(
      Kind kind,
      @Nullable Object signature,
      @Nullable Object detail,
      long nanos,
      int branch,
      long dragNanos) {
    if (nanos == 0) {
      return;
    }
    account.time(kind, nanos);
    Use use = account.use(signatures.of(kind, signature, detail));
    if (use != null) {
      use.onPath(nanos, branch, dragNanos);
    }
  }

  /** Time in which a thread does nothing for the processor, and nobody else can use it. */
  private static boolean blocks(Kind kind) {
    return switch (kind) {
      case DB_ACQUIRE, DB_EXEC, DB_FETCH, DB_COMMIT -> true;
      case HTTP_LEASE, HTTP_WAIT, HTTP_BODY, CACHE, MSG, SLEEP, FILE -> true;
      default -> false;
    };
  }

  private void executions(Slice slice) {
    submitted(slice);
    boolean isCommon = slice.threadName().startsWith(COMMON_POOL);
    boolean isLoop = EventLoops.has(slice.threadName());
    Signature before = null;
    long rowsBefore = -1;
    long heldUntil = Long.MIN_VALUE;
    String heldOf = null;
    long until = slice.startNanos(0);
    for (int i = 1; i < slice.size(); i++) {
      Kind kind = slice.kind(i);
      long lead = Math.max(0, slice.startNanos(i) - until);
      // The rows of what is repeated are read by the code around it, and go with it too.
      until = kind == Kind.DB_FETCH ? until : Math.max(until, slice.endNanos(i));
      Signature signature = signatures.of(kind, slice.signature(i), slice.detail(i));
      Use use = account.use(signature);
      if (signature == null || use == null) {
        continue;
      }
      if (use.executions() == 0 && before != null) {
        use.follows(before, rowsBefore);
      }
      long nanos = execution(use, signature, slice, i, lead);
      if (isCommon && blocks(kind) && nanos >= Counted.BLOCKED_POOL_NANOS) {
        use.inCommonPool(nanos);
      }
      if (isLoop && blocks(kind) && nanos >= Counted.BLOCKED_LOOP_NANOS) {
        use.onEventLoop(nanos);
      }
      if (kind == Kind.DB_EXEC) {
        before = signature;
        rowsBefore = rows(slice, i);
      } else if (kind == Kind.DB_ACQUIRE && slice.count(i) >= 0) {
        if (slice.startNanos(i) < heldUntil && signature.text().equals(heldOf)) {
          use.statement().nested();
        }
        heldUntil = Math.max(heldUntil, slice.endNanos(i) + slice.count(i));
        heldOf = signature.text();
        use.whileHolding(slice.count(i), heldOf);
      } else if (slice.startNanos(i) < heldUntil) {
        use.whileHolding(nanos, heldOf);
      } else if (caller(slice) != slice) {
        beside(use, nanos, caller(slice), slice.startNanos(i));
      }
    }
    account.statements().end();
  }

  /** A call beside a thread that held a connection when it began. */
  private void beside(Use use, long nanos, Slice caller, long startNanos) {
    for (int i = 1; i < caller.size() && caller.startNanos(i) < startNanos; i++) {
      boolean isHeld =
          caller.kind(i) == Kind.DB_ACQUIRE
              && caller.count(i) >= 0
              && startNanos < caller.endNanos(i) + caller.count(i);
      Signature pool =
          isHeld ? signatures.of(caller.kind(i), caller.signature(i), caller.detail(i)) : null;
      if (pool != null) {
        use.whileHolding(nanos, pool.text());
        return;
      }
    }
  }

  /** Who handed a task over stands in its edge: that is where its wait can be changed. */
  private void submitted(Slice slice) {
    Task task = slice.task();
    CallSite site = task == null || task.executor() == null ? null : sites.of(task);
    if (site != null && caller(slice) == slice) {
      Use use = account.use(signatures.of(Kind.QUEUE, task.executor(), null));
      if (use != null) {
        use.issuedAt(site);
      }
    }
  }

  private long execution(Use use, Signature signature, Slice slice, int index, long leadNanos) {
    Kind kind = signature.kind();
    // Rows are read with work between them: there the time in the operation is what it took.
    long nanos =
        kind == Kind.DB_FETCH
            ? slice.selfNanos(index)
            : slice.endNanos(index) - slice.startNanos(index);
    use.execution(nanos, rows(slice, index), slice.error(index) != null);
    // What takes longer than the operation itself is work of another kind.
    use.by(slice.number(), Math.min(leadNanos, nanos));
    use.own(slice.selfNanos(index));
    account.statements().operation(use, signature, slice, index, nanos);
    site(use, slice, index);
    if (kind == Kind.HTTP_WAIT) {
      Slice caller = caller(slice);
      account
          .calls()
          .call(
              caller.number(), signature.target(), slice.startNanos(index), slice.endNanos(index));
      use.call(slice, index);
    }
    return nanos;
  }

  /** Who made the calls of a slice: a call beside its thread has a slice of its own. */
  private static Slice caller(Slice slice) {
    Task task = slice.task();
    if (task == null || slice.size() < 2) {
      return slice;
    }
    boolean isBeside = slice.detail(1) instanceof Call call && call.isDetached();
    Slice submitter = task.submitter();
    for (Slice arrived : isBeside ? slice.request().slices() : List.<Slice>of()) {
      if (arrived == submitter) {
        return arrived; // One that did not arrive may work for another request by now.
      }
    }
    return slice;
  }

  private void site(Use use, Slice slice, int index) {
    CallSite site = sites.of(slice, index);
    Task task = slice.task();
    if (site == null && task != null && slice.kind(index) == Kind.HTTP_WAIT) {
      // A call beside its thread: what is known of its place stands in the edge.
      site = sites.of(task);
    }
    if (site != null) {
      use.issuedAt(site);
    }
  }

  /** The counts of other kinds are no rows. */
  private static long rows(Slice slice, int index) {
    return switch (slice.kind(index)) {
      case DB_EXEC -> Execution.returnedRows(slice, index);
      case DB_FETCH -> Fetch.returnedRows(slice, index);
      default -> -1;
    };
  }
}
