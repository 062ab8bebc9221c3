package io.narrows.engine.recording;

import java.lang.ref.WeakReference;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is counted of one executor, by the threads that use it; all of it is lock-free. */
public final class ExecutorStats {
  private final WeakReference<@Nullable Object> executor;
  private final String type;
  private final boolean internal;
  private final SharedHistogram wait;
  private final SharedHistogram run;
  private final LongAdder rejected = new LongAdder();
  private final DoubleAdder runSquares = new DoubleAdder();
  private final LongAdder ownSubmits = new LongAdder();
  private final SelfJoins selfJoins = new SelfJoins();
  private volatile int limit = -1;
  private volatile @Nullable String name;
  private volatile @Nullable String threadName;
  private final Activity activity = new Activity();
  private long probes;
  private long fullProbes;

  ExecutorStats(Object executor, boolean exponential) {
    wait = new SharedHistogram(exponential);
    run = new SharedHistogram(exponential);
    this.executor = new WeakReference<>(executor);
    type = executor.getClass().getSimpleName();
    internal = isOfVirtualThreads(executor);
  }

  /** What several executors share. */
  ExecutorStats(String name, boolean exponential) {
    wait = new SharedHistogram(exponential);
    run = new SharedHistogram(exponential);
    executor = new WeakReference<>(null);
    type = name;
    internal = false;
    this.name = name;
  }

  void started(long queueNanos) {
    if (threadName == null) {
      threadName = Thread.currentThread().getName();
    }
    wait.add(queueNanos);
  }

  void ended(long runNanos) {
    run.add(runNanos);
    runSquares.add((double) runNanos * runNanos);
  }

  void reject() {
    rejected.increment();
  }

  /** One of its tasks submitted another one to it. */
  void submittedByItself() {
    ownSubmits.increment();
  }

  /** Reads how many threads it can have; called by the drain. */
  void size() {
    ExecutorGauges gauges = gauges();
    limit = gauges == null ? -1 : gauges.limit();
  }

  /** Looks whether all its threads are at work, as long as it is used; called by the drain. */
  void probe(long nowNanos) {
    if (activity.look(run.count(), running() > 0, nowNanos) && limit > 0) {
      probes++;
      fullProbes += isFull() ? 1 : 0;
    }
    selfJoins.look(limit, run.count(), nowNanos);
  }

  /** Whether all its threads are at work, as far as that is known. */
  boolean isFull() {
    return limit > 0 && running() >= limit;
  }

  /** The sum of the squares of all run times. */
  public double runSquares() {
    return runSquares.sum();
  }

  /** How many of its tasks were submitted by one of its own. */
  public long ownSubmits() {
    return ownSubmits.sum();
  }

  /** Waits of its threads for its own tasks. */
  public SelfJoins selfJoins() {
    return selfJoins;
  }

  /** For how long it was used. Drain thread only. */
  public long activeNanos() {
    return activity.nanos();
  }

  /** How often it was looked at while it was used. Drain thread only. */
  public long probes() {
    return probes;
  }

  /** How often all its threads were at work then. Drain thread only. */
  public long fullProbes() {
    return fullProbes;
  }

  /** Takes over what another one counted, which counts no more. */
  void absorb(ExecutorStats gone) {
    wait.absorb(gone.wait);
    run.absorb(gone.run);
    runSquares.add(gone.runSquares());
    ownSubmits.add(gone.ownSubmits());
    activity.absorb(gone.activity);
    probes += gone.probes;
    fullProbes += gone.fullProbes;
    rejected.add(gone.rejected());
  }

  /** Whether it runs virtual threads themselves, and not tasks of the application. */
  boolean isInternal() {
    return internal;
  }

  private static boolean isOfVirtualThreads(Object executor) {
    Object threads = null;
    if (executor instanceof ForkJoinPool) {
      threads = ((ForkJoinPool) executor).getFactory();
    } else if (executor instanceof ThreadPoolExecutor) {
      threads = ((ThreadPoolExecutor) executor).getThreadFactory();
    }
    return threads != null && threads.getClass().getName().startsWith("java.lang.VirtualThread");
  }

  /** The executor itself, or null when it was collected or there are several. */
  public @Nullable Object executor() {
    return executor.get();
  }

  /** The prefix that its threads share, or its class where none has run yet. */
  public String name() {
    String known = name;
    if (known != null) {
      return known;
    }
    String thread = threadName;
    if (thread == null) {
      return type;
    }
    known = ThreadNames.prefix(thread);
    name = known;
    return known;
  }

  /** From now on it is called so. */
  void rename(String other) {
    name = other;
  }

  /** Its size and load now, read from itself; null when it is gone or shows nothing. */
  public @Nullable ExecutorGauges gauges() {
    Object live = executor.get();
    return live == null ? null : ExecutorGauges.of(live);
  }

  public SharedHistogram waitTimes() {
    return wait;
  }

  public SharedHistogram runTimes() {
    return run;
  }

  /** How many of its tasks run now. */
  public int running() {
    // Ends are read first: what starts in between is not to make it negative.
    long ended = run.count();
    return (int) Math.max(0, wait.count() - ended);
  }

  public long rejected() {
    return rejected.sum();
  }
}
