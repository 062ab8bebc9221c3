package io.narrows.engine.overlay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** What was learnt of the last minute, by thread; bounded. Drain thread only. */
final class Evidence {
  static final int PER_THREAD = 512;
  static final int THREADS = 4_096;
  static final int PAUSES = 4_096;
  private static final long KEPT_NANOS = 60_000_000_000L;

  // They carry whole stacks, and one more or less of a long request tells nothing.
  private static final long SAMPLES_KEPT_NANOS = 10_000_000_000L;
  private static final Deque<Signal> NONE = new ArrayDeque<>();

  private final Map<Long, Deque<Signal>> byThread = new HashMap<>();
  private final Deque<Pause> pauses = new ArrayDeque<>();
  private long dropped;

  void add(Pause pause) {
    pauses.add(pause);
    if (pauses.size() > PAUSES) {
      pauses.remove();
      dropped++;
    }
  }

  void add(long threadId, Signal signal) {
    Deque<Signal> of = byThread.get(threadId);
    if (of == null) {
      if (byThread.size() >= THREADS) {
        dropped++;
        return;
      }
      of = new ArrayDeque<>();
      byThread.put(threadId, of);
    }
    of.add(signal);
    if (of.size() > PER_THREAD) {
      of.remove();
      dropped++;
    }
  }

  /** What is known of a thread between these. */
  void each(long threadId, long from, long to, Consumer<Signal> found) {
    for (Signal signal : byThread.getOrDefault(threadId, NONE)) {
      if (signal.to() >= from && startOf(signal) < to) {
        found.accept(signal);
      }
    }
  }

  private static long startOf(Signal signal) {
    if (signal instanceof Wait wait) {
      return wait.from();
    }
    if (signal instanceof Doing doing) {
      return doing.from();
    }
    return signal instanceof Pinned pinned ? pinned.from() : signal.to();
  }

  Deque<Pause> pauses() {
    return pauses;
  }

  /** Forgets what no request can ask for any more. */
  void forget(long nowNanos) {
    while (!pauses.isEmpty() && nowNanos - pauses.peek().to() > KEPT_NANOS) {
      pauses.remove();
    }
    for (Iterator<Deque<Signal>> all = byThread.values().iterator(); all.hasNext(); ) {
      Deque<Signal> of = all.next();
      of.removeIf(signal -> nowNanos - signal.to() > keptNanos(signal));
      if (of.isEmpty()) {
        all.remove();
      }
    }
  }

  private static long keptNanos(Signal signal) {
    return signal instanceof Sample || signal instanceof Look ? SAMPLES_KEPT_NANOS : KEPT_NANOS;
  }

  /** What was forgotten because there was too much. */
  long dropped() {
    return dropped;
  }
}
