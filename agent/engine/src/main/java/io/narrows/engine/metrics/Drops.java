package io.narrows.engine.metrics;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What was made and did not arrive, by what it was and why; nothing is lost without being here. */
public final class Drops {
  /** What was lost. */
  public enum Item {
    SPAN,
    LOG,
    METRIC_POINT;

    /** The value of {@code narrows.signal}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why it was lost. */
  public enum Reason {
    /** The queue to the exporting thread had no room. */
    QUEUE_FULL,
    /** One request had more than are exported of one. */
    OVER_LIMIT,
    /** The receiver could not be reached or answered with an error, also after the retries. */
    EXPORT_FAILED,
    /** The receiver answered with success and yet did not take it. */
    REJECTED,
    /** The application ended before it could be sent. */
    SHUTDOWN;

    /** The value of {@code narrows.drop.reason}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int REASONS = Reason.values().length;

  private final AtomicLongArray dropped = new AtomicLongArray(Item.values().length * REASONS);
  private final AtomicLong total = new AtomicLong();

  public void add(Item item, Reason reason, long count) {
    if (count > 0) {
      dropped.addAndGet(item.ordinal() * REASONS + reason.ordinal(), count);
      total.addAndGet(count);
    }
  }

  public long of(Item item, Reason reason) {
    return dropped.get(item.ordinal() * REASONS + reason.ordinal());
  }

  /** All of one kind, for whatever reason. */
  public long of(Item item) {
    long sum = 0;
    for (Reason reason : Reason.values()) {
      sum += of(item, reason);
    }
    return sum;
  }

  /** All. */
  public long total() {
    return total.get();
  }
}
