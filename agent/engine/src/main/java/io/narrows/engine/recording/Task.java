package io.narrows.engine.recording;

import io.narrows.bootstrap.Operation;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * An edge: who submitted a task and when, who ran it and when. It travels in the weak map until the
 * task starts, is then the token of its run, and afterwards tells the walk why a slice began.
 */
public final class Task extends Operation {
  private static final AtomicIntegerFieldUpdater<Task> QUEUED =
      AtomicIntegerFieldUpdater.newUpdater(Task.class, "queued");

  private final @Nullable Request request;
  private final @Nullable Slice submitter;
  private final int submitterIndex;
  private final long submitSpanId;
  private final long submitNanos;
  private final long delayNanos;
  private final @Nullable ExecutorStats executor;
  private final boolean muted;

  private @Nullable Object target;
  private @Nullable Object site;
  private @Nullable Slice run;
  private @Nullable Slice suspended;
  private @Nullable Task suspendedTask;
  private @Nullable Task outer;
  private int nestedIndex = -1;
  private boolean outerMuted;
  private long startNanos;
  private long recordedNanos;
  private long endNanos;
  private volatile int queued;
  private @Nullable Task parent;

  Task(
      @Nullable Slice submitter,
      long submitNanos,
      long delayNanos,
      @Nullable ExecutorStats executor,
      boolean muted) {
    this.submitter = submitter;
    this.request = submitter == null ? null : submitter.request();
    this.submitterIndex = submitter == null ? 0 : submitter.top();
    this.submitSpanId =
        submitter == null ? 0 : submitter.request().spanId(submitter.number(), submitterIndex);
    this.submitNanos = submitNanos;
    this.delayNanos = delayNanos;
    this.executor = executor;
    this.muted = muted;
  }

  /** The task of a thread of ours: whoever runs it records nothing meanwhile. */
  static Task muted() {
    return new Task(null, 0, 0, null, true);
  }

  // The target is set at the start and not before: until then the weak map holds this task, and a
  // strong reference to its key would keep both for ever.
  void started(Object target, long nowNanos, Worker worker) {
    this.target = target;
    startNanos = nowNanos;
    recordedNanos = nowNanos;
    suspended = worker.current;
    suspendedTask = worker.waiting;
    outer = worker.task;
    outerMuted = worker.muted;
  }

  /** The task that submitted it to the executor which runs that one too. */
  void submittedBy(Task running) {
    parent = running;
    QUEUED.incrementAndGet(running);
  }

  /** It stands in no queue any more. */
  void leftQueue() {
    Task by = parent;
    if (by != null) {
      // Not kept: a task that submits its successor would keep all that went before.
      parent = null;
      QUEUED.decrementAndGet(by);
    }
  }

  /** Whether what it has submitted to its own executor waits for a thread. */
  boolean hasQueued() {
    return queued > 0;
  }

  /** It is no task but a call beside its thread, which this future stands for. */
  void startedBeside(Object future, long nowNanos) {
    target = future;
    startNanos = nowNanos;
  }

  /** What the worker did when this task interrupted it goes on. */
  void restore(Worker worker) {
    worker.current = suspended;
    worker.waiting = suspendedTask;
    worker.task = outer;
    worker.muted = outerMuted;
    suspended = null;
    suspendedTask = null;
    outer = null;
  }

  void runs(@Nullable Slice slice) {
    run = slice;
  }

  /** The run is part of the slice of its own request that the thread had open already. */
  void runsInside(int index) {
    nestedIndex = index;
  }

  int nestedIndex() {
    return nestedIndex;
  }

  /** Until now its run is recorded; the next root in it begins here. */
  void recorded(long nowNanos) {
    recordedNanos = nowNanos;
  }

  long recordedNanos() {
    return recordedNanos;
  }

  /** Keeps the place of the submit: a stack, or what the drain made of one. */
  public void site(@Nullable Object place) {
    site = place;
  }

  void ended(long nowNanos) {
    endNanos = nowNanos;
  }

  @Nullable Slice suspended() {
    return suspended;
  }

  boolean isMuted() {
    return muted;
  }

  /** The request whose context travelled, or null. */
  public @Nullable Request request() {
    return request;
  }

  /** The slice that submitted, or null. */
  public @Nullable Slice submitter() {
    return submitter;
  }

  /** The operation of the submitter that was open at the submit. */
  public int submitterIndex() {
    return submitterIndex;
  }

  /** The span id of that operation. */
  public long submitSpanId() {
    return submitSpanId;
  }

  /** When the task could have started: its submit, plus the delay that was asked for. */
  public long readyNanos() {
    return submitNanos + delayNanos;
  }

  public long submitNanos() {
    return submitNanos;
  }

  public long startNanos() {
    return startNanos;
  }

  /** Whether a thread had begun it by then. */
  public boolean hasStartedBy(long nanos) {
    return startNanos != 0 && startNanos <= nanos;
  }

  /** When the run ended; 0 while it runs. */
  public long endNanos() {
    return endNanos;
  }

  /** How long the task waited for a thread; never negative. */
  public long queueNanos() {
    return Math.max(0, startNanos - readyNanos());
  }

  /** The stack that submitted it, or what was made of it; null for most. */
  public @Nullable Object site() {
    return site;
  }

  public @Nullable ExecutorStats executor() {
    return executor;
  }

  /** The slice of the run, or null where nothing was recorded. */
  public @Nullable Slice run() {
    return run;
  }

  /** The task object itself, once it has started. */
  public @Nullable Object target() {
    return target;
  }
}
