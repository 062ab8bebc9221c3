package io.narrows.engine.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The one thread that reads slices, gathers requests and feeds the sinks in their order. */
public final class Drain implements Runnable {
  private static final long PAUSE_NANOS = 10_000_000;
  private static final long IDLE_PAUSE_NANOS = 50_000_000;
  private static final long TICK_NANOS = 100_000_000;
  private static final int BATCH = 1024;

  // What a request waited for releases it a moment before it hands its own slice over. (ours)
  private static final long GRACE_NANOS = 100_000_000;
  private static final int GRACE_LIMIT = 1024;

  private final Recording recording;
  private final List<Sink> sinks;
  private final Consumer<Throwable> errors;
  private final AtomicLong processed = new AtomicLong();
  private final ArrayDeque<Request> incomplete = new ArrayDeque<>();
  private volatile boolean running = true;
  private long lastTick;

  /**
   * @param errors is told what a sink threw; the drain goes on
   */
  public Drain(Recording recording, List<Sink> sinks, Consumer<Throwable> errors) {
    this.recording = recording;
    this.sinks = new ArrayList<>(sinks);
    this.errors = errors;
  }

  /** Reads until {@link #stop()}, then once more what is left. */
  @Override
  public void run() {
    recording.mute();
    while (running) {
      int read = drain();
      tick();
      if (read < BATCH) {
        LockSupport.parkNanos(this, read == 0 ? IDLE_PAUSE_NANOS : PAUSE_NANOS);
      }
    }
    while (drain() > 0) {
      // what was handed over before the stop
    }
    flush();
  }

  /** Lets {@link #run()} return after it has read what is left. */
  public void stop() {
    running = false;
  }

  /** Slices read so far. */
  public long processed() {
    return processed.get();
  }

  /** Reads what waits, at most a batch; returns how many slices it read. Tests call it directly. */
  public int drain() {
    int read = read();
    deliverIncomplete(false);
    return read;
  }

  /** Hands on the ended requests of which slices are still missing. */
  public void flush() {
    deliverIncomplete(true);
  }

  private int read() {
    int read = 0;
    for (Slice slice = recording.poll(); slice != null; slice = recording.poll()) {
      accept(slice);
      if (++read == BATCH) {
        break;
      }
    }
    return read;
  }

  private void accept(Slice slice) {
    processed.incrementAndGet();
    each(sink -> sink.slice(slice));
    Request request = slice.request();
    Arrivals arrivals = request.arrivals();
    if (arrivals.delivered) {
      arrivals.late();
      recording.recycle(slice);
      return;
    }
    boolean completes = slice.completes();
    if (!arrivals.add(slice)) {
      recording.recycle(slice);
    }
    arrivals.ended |= completes;
    if (arrivals.ended && arrivals.isWholeOf(request)) {
      deliver(request);
    } else if (completes) {
      arrivals.deadlineNanos = recording.nanos() + GRACE_NANOS;
      incomplete.add(request);
    }
  }

  private void deliver(Request request) {
    request.arrivals().delivered = true;
    each(sink -> sink.request(request));
    for (Slice done : request.slices()) {
      recording.recycle(done);
    }
    request.slices().clear();
  }

  /** In the order of their ends; those delivered meanwhile leave the queue here. */
  private void deliverIncomplete(boolean all) {
    long now = incomplete.isEmpty() ? 0 : recording.nanos();
    for (Request first = incomplete.peek(); first != null; first = incomplete.peek()) {
      Arrivals arrivals = first.arrivals();
      if (!arrivals.delivered) {
        boolean hasTime = arrivals.deadlineNanos - now > 0 && incomplete.size() <= GRACE_LIMIT;
        if (hasTime && !all) {
          return;
        }
        deliver(first);
      }
      incomplete.poll();
    }
  }

  private void tick() {
    long now = recording.nanos();
    if (now - lastTick >= TICK_NANOS) {
      lastTick = now;
      each(sink -> sink.tick(now));
    }
  }

  // One of the three borders where Throwable is caught: a broken sink must not end the reading.
  private void each(Consumer<Sink> call) {
    for (Sink sink : sinks) {
      try {
        call.accept(sink);
      } catch (Throwable error) {
        errors.accept(error);
      }
    }
  }
}
