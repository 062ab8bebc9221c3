package io.narrows.engine.export.otlp;

import io.narrows.engine.metrics.Drops;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The bounded queue of one signal from the drain to the exporting thread. What is put in is either
 * exported or dropped with a reason, exactly: {@link #offered()} = {@link #exported()} + dropped +
 * what still waits.
 */
public final class Outbox<T> {
  private final Function<List<T>, CompletableResultCode> exporter;
  private final Rejections rejections;
  private final Drops drops;
  private final Drops.Item item;
  private final Limits limits;
  private final ArrayDeque<T> waiting = new ArrayDeque<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicLong offered = new AtomicLong();
  private final AtomicLong exported = new AtomicLong();
  private volatile Runnable flushSoon = () -> {};
  private boolean closed;

  /**
   * How much may wait, go out at once, and for how long.
   *
   * @param queue items that may wait
   * @param batch items of one export
   * @param timeoutNanos how long one export may take
   */
  public record Limits(int queue, int batch, long timeoutNanos) {}

  public Outbox(
      Function<List<T>, CompletableResultCode> exporter,
      Rejections rejections,
      Drops drops,
      Drops.Item item,
      Limits limits) {
    this.exporter = exporter;
    this.rejections = rejections;
    this.drops = drops;
    this.item = item;
    this.limits = limits;
  }

  /** What is to be done when a whole batch waits; once per batch. */
  public void whenFull(Runnable flush) {
    flushSoon = flush;
  }

  /** Takes all of these or none: half a trace says less than none. */
  public boolean offer(List<T> items) {
    offered.addAndGet(items.size());
    boolean taken = false;
    boolean full = false;
    boolean over;
    synchronized (waiting) {
      over = closed;
      if (!closed && waiting.size() + items.size() <= limits.queue()) {
        taken = waiting.addAll(items);
        full = waiting.size() >= limits.batch();
      }
    }
    if (!taken) {
      Drops.Reason reason = over ? Drops.Reason.SHUTDOWN : Drops.Reason.QUEUE_FULL;
      drops.add(item, reason, items.size());
    }
    if (full && asked.compareAndSet(false, true)) {
      flushSoon.run();
    }
    return taken;
  }

  /** Exports what waits, until that is nothing; by the exporting thread. */
  public void flush() {
    asked.set(false);
    for (List<T> batch = take(); !batch.isEmpty(); batch = take()) {
      export(batch);
    }
  }

  private List<T> take() {
    synchronized (waiting) {
      int size = Math.min(waiting.size(), limits.batch());
      List<T> batch = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        batch.add(waiting.poll());
      }
      return batch;
    }
  }

  private void export(List<T> batch) {
    boolean success = false;
    try {
      CompletableResultCode result = exporter.apply(batch);
      success = result.join(limits.timeoutNanos(), TimeUnit.NANOSECONDS).isSuccess();
    } finally {
      // Also when the exporter threw: what it was given is gone.
      account(batch.size(), success);
    }
  }

  private void account(int size, boolean success) {
    long rejected = Math.min(size, rejections.take());
    if (success) {
      exported.addAndGet(size - rejected);
      drops.add(item, Drops.Reason.REJECTED, rejected);
    } else {
      drops.add(item, Drops.Reason.EXPORT_FAILED, size);
    }
  }

  /** Takes no more; what still waits is lost, and counted. */
  public void close() {
    synchronized (waiting) {
      closed = true;
      drops.add(item, Drops.Reason.SHUTDOWN, waiting.size());
      waiting.clear();
    }
  }

  /** How many were put in. */
  public long offered() {
    return offered.get();
  }

  /** How many the receiver took. */
  public long exported() {
    return exported.get();
  }
}
