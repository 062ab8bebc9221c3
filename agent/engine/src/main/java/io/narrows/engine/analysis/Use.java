package io.narrows.engine.analysis;

import io.narrows.engine.recording.Slice;
import io.narrows.engine.site.CallSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request did of one signature. Reused from request to request. */
final class Use {
  private long[] durations = new long[8];
  private long[] rowsOfEach = new long[8];
  private int executions;
  private long wallNanos;
  private long pathNanos;
  private long savableNanos;
  private long maxNanos;
  private long minNanos;
  private long aroundNanos;
  private long rows;
  private long maxRows;
  private int errors;
  private final List<CallSite> sites = new ArrayList<>(0);
  private @Nullable Signature before;
  private long rowsBefore;
  private long heldNanos;
  private @Nullable String heldOf;
  private int branch;
  private long branchNanos;
  private long branchDrag;
  private long ownNanos;
  private @Nullable Calls calls;
  private long inCommonPoolNanos;
  private @Nullable StatementUse statement;
  private int ofSlice;
  private int inSlice;
  private int mostInSlice;
  private long onEventLoopNanos;
  private int onEventLoop;

  void clear() {
    executions = 0;
    wallNanos = 0;
    pathNanos = 0;
    savableNanos = 0;
    maxNanos = 0;
    minNanos = Long.MAX_VALUE;
    aroundNanos = 0;
    rows = 0;
    maxRows = 0;
    errors = 0;
    sites.clear();
    before = null;
    rowsBefore = -1;
    heldNanos = 0;
    heldOf = null;
    branch = 0;
    branchNanos = 0;
    branchDrag = Long.MAX_VALUE;
    ownNanos = 0;
    inCommonPoolNanos = 0;
    onEventLoopNanos = 0;
    onEventLoop = 0;
    if (calls != null) {
      calls.clear();
    }
    if (statement != null) {
      statement.clear();
    }
    ofSlice = -1;
    inSlice = 0;
    mostInSlice = 0;
  }

  void execution(long nanos, long count, boolean failed) {
    if (executions == durations.length) {
      durations = Arrays.copyOf(durations, executions * 2);
      rowsOfEach = Arrays.copyOf(rowsOfEach, executions * 2);
    }
    rowsOfEach[executions] = count;
    durations[executions++] = nanos;
    wallNanos += nanos;
    maxNanos = Math.max(maxNanos, nanos);
    minNanos = Math.min(minNanos, nanos);
    if (count > 0) {
      rows += count;
      maxRows = Math.max(maxRows, count);
    }
    errors += failed ? 1 : 0;
  }

  /**
   * The thread that executed it, by the number of its slice.
   *
   * @param leadNanos of code between what this thread did before and this
   */
  void by(int slice, long leadNanos) {
    inSlice = slice == ofSlice ? inSlice + 1 : 1;
    aroundNanos += inSlice > 1 ? leadNanos : 0;
    ofSlice = slice;
    mostInSlice = Math.max(mostInSlice, inSlice);
  }

  /** How many were executed by one thread, and so one after another. */
  int mostInSlice() {
    return mostInSlice;
  }

  /** What is known of statements only. */
  StatementUse statement() {
    StatementUse known = statement;
    if (known == null) {
      known = new StatementUse();
      statement = known;
    }
    return known;
  }

  boolean isStatement() {
    return statement != null;
  }

  /** Before the first execution this was read, with so many rows. */
  void follows(Signature previous, long rows) {
    before = previous;
    rowsBefore = rows;
  }

  /** It took so long while its thread held a connection of this pool. */
  void whileHolding(long nanos, @Nullable String pool) {
    heldNanos += nanos;
    heldOf = pool;
  }

  void issuedAt(CallSite site) {
    sites.add(site);
  }

  /** Time of this on the path; stretches of one branch come one after another. */
  void onPath(long nanos, int inBranch, long dragNanos) {
    pathNanos += nanos;
    if (inBranch != branch) {
      closeBranch();
      branch = inBranch;
    }
    branchNanos += nanos;
    branchDrag = dragNanos;
  }

  private void closeBranch() {
    savableNanos += Math.min(branchNanos, branchDrag);
    branchNanos = 0;
    branchDrag = Long.MAX_VALUE;
  }

  int executions() {
    return executions;
  }

  long durationNanos(int execution) {
    return durations[execution];
  }

  /** -1 when unknown. */
  long rowsOf(int execution) {
    return rowsOfEach[execution];
  }

  /** The sum of all durations, whether anybody waited for them or not. */
  long wallNanos() {
    return wallNanos;
  }

  /** The part of the request's own time that this took. */
  long pathNanos() {
    return pathNanos;
  }

  /** Time in an execution itself, whether anybody waited for it or not. */
  void own(long nanos) {
    ownNanos += nanos;
  }

  /**
   * The most that the request would be shorter without this. Where some of it ran beside the path,
   * what ran there is no alternative to a branch that does the same: without it, both are shorter.
   */
  long savableNanos() {
    if (executions > 1 && ownNanos > pathNanos) {
      return pathNanos;
    }
    return savableNanos + Math.min(branchNanos, branchDrag);
  }

  /** What all executions but the shortest took: the most that goes when only one is left. */
  long repeatNanos() {
    return executions == 0 ? 0 : wallNanos - minNanos;
  }

  /** Code of the same thread just before each repetition: it comes and goes with them. */
  long aroundNanos() {
    return aroundNanos;
  }

  long maxNanos() {
    return maxNanos;
  }

  long rows() {
    return rows;
  }

  long maxRows() {
    return maxRows;
  }

  /** Where it was issued, of those executions of which that is known. */
  List<CallSite> sites() {
    return sites;
  }

  /** What was read just before, or null. */
  @Nullable Signature before() {
    return before;
  }

  /** How many rows that had; -1 when unknown. */
  long rowsBefore() {
    return rowsBefore;
  }

  /** How much of it its thread spent with a connection in its hands. */
  long heldNanos() {
    return heldNanos;
  }

  @Nullable String heldOf() {
    return heldOf;
  }

  /**
   * By how much the request would have been shorter with this repaired, carefully: the round trips
   * of what is repeated, or a quarter of what it takes at most, as findings are ranked.
   */
  long repairedNanos(long floorNanos) {
    boolean repeated = mostInSlice >= Counted.REPEATS;
    long most = repeated ? Math.min(wallNanos - maxNanos, savableNanos()) : savableNanos();
    long sure = repeated ? (executions - 1) * floorNanos : 0;
    return Math.min(most, Math.max(sure, most / 4));
  }

  /** It kept the thread of an event loop for so long. */
  void onEventLoop(long nanos) {
    onEventLoopNanos += nanos;
    onEventLoop++;
  }

  /** How long it kept threads of event loops. */
  long onEventLoopNanos() {
    return onEventLoopNanos;
  }

  /** How often it did. */
  int onEventLoop() {
    return onEventLoop;
  }

  /** A thread of the common pool was blocked by it for so long. */
  void inCommonPool(long nanos) {
    inCommonPoolNanos += nanos;
  }

  /** How long threads of the common pool were blocked by it. */
  long inCommonPoolNanos() {
    return inCommonPoolNanos;
  }

  /** What is known of outgoing calls only. */
  void call(Slice slice, int index) {
    if (calls == null) {
      calls = new Calls();
    }
    calls.call(slice, index);
  }

  /** Its outgoing calls; null where it never was one. */
  @Nullable Calls calls() {
    return calls;
  }

  int errors() {
    return errors;
  }
}
