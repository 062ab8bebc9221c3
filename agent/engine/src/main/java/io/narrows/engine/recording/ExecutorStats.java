package io.narrows.engine.recording;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is counted of one executor, by the threads that use it; all of it is lock-free. */
public final class ExecutorStats {
  private final WeakReference<Object> executor;
  private final SharedHistogram wait = new SharedHistogram();
  private final SharedHistogram run = new SharedHistogram();
  private final LongAdder rejected = new LongAdder();
  private final AtomicInteger running = new AtomicInteger();
  private volatile @Nullable String name;

  ExecutorStats(Object executor) {
    this.executor = new WeakReference<>(executor);
  }

  void started(long queueNanos, String threadName) {
    if (name == null) {
      name = normalised(threadName);
    }
    running.incrementAndGet();
    wait.add(queueNanos);
  }

  void ended(long runNanos) {
    running.decrementAndGet();
    run.add(runNanos);
  }

  void reject() {
    rejected.increment();
  }

  /** The executor itself, or null when it was collected. */
  public @Nullable Object executor() {
    return executor.get();
  }

  /** The prefix that its threads share, or its class where none has run yet. */
  public String name() {
    String known = name;
    Object live = executor.get();
    return known != null ? known : live == null ? "unknown" : live.getClass().getSimpleName();
  }

  public SharedHistogram waitTimes() {
    return wait;
  }

  public SharedHistogram runTimes() {
    return run;
  }

  /** How many of its tasks run now. */
  public int running() {
    return running.get();
  }

  public long rejected() {
    return rejected.sum();
  }

  /** Cuts the counters out of a thread name: {@code pool-3-thread-17} is {@code pool-thread}. */
  static String normalised(String threadName) {
    String cut = threadName.replaceAll("[-_#@\\s.]*\\d+", "").trim();
    return cut.isEmpty() ? "unnamed" : cut;
  }
}
