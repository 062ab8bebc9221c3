package io.narrows.engine.recording;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What is counted of one connection pool, by the threads that use it; all of it is lock-free. */
public final class PoolStats {
  private final WeakReference<Object> pool;
  private final String name;
  private final String library;
  private final SharedHistogram wait = new SharedHistogram();
  private final SharedHistogram use = new SharedHistogram();
  private final SharedHistogram create = new SharedHistogram();
  private final LongAdder timeouts = new LongAdder();

  PoolStats(Object pool, String name, String library) {
    this.pool = new WeakReference<>(pool);
    this.name = name;
    this.library = library;
  }

  void timeout() {
    timeouts.increment();
  }

  /** The pool itself, or null when it was collected. */
  public @Nullable Object pool() {
    return pool.get();
  }

  public String name() {
    return name;
  }

  /** Which library it is of, for example {@code hikaricp}. */
  public String library() {
    return library;
  }

  public SharedHistogram waitTimes() {
    return wait;
  }

  public SharedHistogram useTimes() {
    return use;
  }

  public SharedHistogram createTimes() {
    return create;
  }

  public long timeouts() {
    return timeouts.sum();
  }
}
