package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.metrics.SegmentTime;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.Sink;
import io.narrows.engine.recording.Slice;
import io.narrows.engine.site.CallSites;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds requests back until it is known what their own time was, and then says so to the analysis
 * and to the metrics: half a second, or three where flight recordings tell more. It comes after
 * both among the sinks.
 */
public final class Overlays implements Sink, AutoCloseable {
  /** What flight recordings tell is a second late at most. */
  static final long HORIZON_NANOS = 3_000_000_000L;

  /** What the collectors tell comes as soon as they are done. */
  static final long SHORT_HORIZON_NANOS = 500_000_000L;

  /** So many requests wait at most; then the oldest does with what is known. */
  static final int HELD_LIMIT = 8_192;

  private static final int DOINGS = 32;
  private static final long DOING_NANOS = 200_000;
  private static final int INBOX_LIMIT = 65_536;
  private static final long FORGET_NANOS = 1_000_000_000L;

  private final Attribution attribution;
  private final Analysis analysis;
  private final SegmentTime segments;
  private final Evidence evidence = new Evidence();

  // Apart from the rest, which many short operations would push out.
  private final Evidence operations = new Evidence();
  private final CpuShares shares = new CpuShares();
  private final Host host;
  private final Storm storm = new Storm();
  private final Names names;
  private final Splitter splitter;
  private final Suspicion suspicion = new Suspicion();
  private final Deque<Held> held = new ArrayDeque<>();
  private final Queue<Signal> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private boolean close;
  private long closeUntil = Long.MIN_VALUE;
  private long recordedFrom;
  private long recordedTo;
  private long late;
  private long lastForget;

  public Overlays(
      Attribution attribution, Analysis analysis, CallSites sites, SegmentTime segments) {
    this(attribution, analysis, sites, segments, Host.ofThisJvm());
  }

  Overlays(
      Attribution attribution,
      Analysis analysis,
      CallSites sites,
      SegmentTime segments,
      Host host) {
    this.attribution = attribution;
    this.analysis = analysis;
    this.segments = segments;
    this.host = host;
    analysis.settlesLater();
    names = new Names(sites, evidence, operations);
    splitter = new Splitter(evidence, shares, host, names);
  }

  // From any thread

  /** Something was learnt. */
  void learnt(Signal signal) {
    if (waiting.incrementAndGet() > INBOX_LIMIT) {
      waiting.decrementAndGet();
      dropped.incrementAndGet();
      return;
    }
    inbox.add(signal);
  }

  // By the drain

  @Override
  public void slice(Slice slice) {}

  @Override
  public void request(Request request) {
    long[] nanos = attribution.nanosByKind(request);
    held.add(
        new Held(
            analysis.place(),
            segments.routeOf(request),
            nanos.clone(),
            attribution.ownTime(request),
            cost(request),
            request.beginNanos(),
            request.endNanos(),
            request.endNanos()));
    if (close) {
      remember(request);
    }
    if (held.size() > HELD_LIMIT) {
      settle(held.remove());
    }
  }

  /** What its threads did, for those that waited for what they held meanwhile. */
  private void remember(Request request) {
    for (Slice slice : request.slices()) {
      int kept = 0;
      for (int i = 1; i < slice.size() && kept < DOINGS; i++) {
        long nanos = slice.endNanos(i) - slice.startNanos(i);
        if (slice.parent(i) == 0 && nanos >= DOING_NANOS) {
          kept++;
          operations.add(
              slice.threadId(),
              new Doing(
                  slice.startNanos(i),
                  slice.endNanos(i),
                  slice.kind(i),
                  attribution.signature(slice, i)));
        }
      }
    }
  }

  private static Held.Cost cost(Request request) {
    long cpu = 0;
    long bytes = 0;
    long own = 0;
    int measured = 0;
    for (Slice slice : request.slices()) {
      if (slice.cpuNanos() >= 0) {
        measured++;
        cpu += slice.cpuNanos();
        bytes += slice.allocatedBytes();
        own += ownNanos(slice);
      }
    }
    boolean isWhole = measured == 1 && request.sliceCount() == 1;
    return measured == 0 ? Held.Cost.UNKNOWN : new Held.Cost(cpu, bytes, own, isWhole);
  }

  private static long ownNanos(Slice slice) {
    long own = 0;
    for (int i = 0; i < slice.size(); i++) {
      own += slice.kind(i) == Kind.APP ? slice.selfNanos(i) : 0;
    }
    return own;
  }

  @Override
  public void tick(long nowNanos) {
    read(nowNanos);
    host.tick(nowNanos, analysis.machine());
    long horizon = close || nowNanos < closeUntil ? HORIZON_NANOS : SHORT_HORIZON_NANOS;
    while (!held.isEmpty() && nowNanos - held.peek().heldNanos >= horizon) {
      settle(held.remove());
    }
    if (nowNanos - lastForget >= FORGET_NANOS) {
      lastForget = nowNanos;
      evidence.forget(nowNanos);
      operations.forget(nowNanos);
    }
  }

  /** Flight recordings begin or end to tell more. */
  void watchedClosely(boolean closely, long nowNanos) {
    close = closely;
    closeUntil = closely ? Long.MIN_VALUE : nowNanos + HORIZON_NANOS;
    if (!closely && recordedTo == Long.MAX_VALUE) {
      recordedTo = nowNanos;
    }
    // Waits that are seen are no part of what is left, and those that are not are.
    shares.clear();
  }

  /** Whether something was seen that a flight recording could explain. */
  boolean hasReason(long nowNanos) {
    return suspicion.isThere(nowNanos);
  }

  /**
   * The threads to look at, as so many exceptions are made. Empty without a reason to look. Of many
   * those of the newest requests, and those that were used longest ago: a pool takes the one that
   * came back last, or, as Tomcat's, the one that waits longest.
   */
  long[] worthALook(long nowNanos, int most) {
    if (!storm.isThere(nowNanos)) {
      return new long[0];
    }
    List<Long> threads = newestFirst();
    int newest = Math.min(most, threads.size()) / 2;
    int left = Math.max(0, threads.size() - most);
    threads.subList(newest, newest + left).clear();
    return threads.stream().mapToLong(Long::longValue).toArray();
  }

  private List<Long> newestFirst() {
    Set<Long> threads = new LinkedHashSet<>();
    for (Iterator<Held> all = held.descendingIterator(); all.hasNext(); ) {
      for (long thread : all.next().threads) {
        threads.add(thread);
      }
    }
    return new ArrayList<>(threads);
  }

  private void read(long nowNanos) {
    for (Signal signal = inbox.poll(); signal != null; signal = inbox.poll()) {
      waiting.decrementAndGet();
      if (nowNanos - signal.to() > HORIZON_NANOS) {
        late++;
      } else {
        take(signal);
      }
    }
  }

  private void take(Signal signal) {
    Machine machine = analysis.machine();
    if (signal instanceof Begun begun) {
      recordedFrom = begun.to();
      recordedTo = Long.MAX_VALUE;
    } else if (signal instanceof Pause pause) {
      evidence.add(pause);
      if (pause.isCollection()) {
        machine.pause(pause.to() - pause.from(), pause.cause());
        suspicion.paused(pause);
      } else {
        machine.safepoint(pause.to() - pause.from(), pause.cause());
      }
    } else if (signal instanceof Wait wait) {
      evidence.add(wait.threadId(), wait);
      if (wait.kind() == Kind.LOCK) {
        segments.lockWait(wait.on(), wait.to() - wait.from());
      }
    } else if (signal instanceof Sample sample) {
      evidence.add(sample.threadId(), sample);
    } else if (signal instanceof Look look) {
      evidence.add(look.threadId(), look);
    } else if (signal instanceof Pinned pinned) {
      evidence.add(pinned.threadId(), pinned);
      segments.pinned(names.location(pinned.stack()), pinned.to() - pinned.from());
    } else if (signal instanceof Thrown thrown) {
      storm.counted(thrown, machine);
    }
  }

  private void settle(Held request) {
    long own = request.nanosByKind[Kind.APP.ordinal()];
    long[] parts = splitter.split(request);
    request.place.split(own, parts);
    OwnStats stats = request.place.own();
    if (stats != null) {
      stats.own(own, Math.min(own, request.ownWithin(recordedFrom, recordedTo)));
    }
    suspicion.seen(request, parts);
    if (request.route != null) {
      request.nanosByKind[Kind.APP.ordinal()] = 0;
      for (int kind = 0; kind < parts.length; kind++) {
        request.nanosByKind[kind] += parts[kind];
      }
      segments.time(request.route, request.nanosByKind);
    }
  }

  /** What was learnt too late, or was too much. */
  public long lost() {
    return late + dropped.get() + evidence.dropped();
  }

  /** Nothing more will be learnt: says what is known. */
  @Override
  public void close() {
    read(Long.MIN_VALUE / 2);
    while (!held.isEmpty()) {
      settle(held.remove());
    }
  }
}
