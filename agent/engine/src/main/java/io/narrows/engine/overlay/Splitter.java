package io.narrows.engine.overlay;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the own time of one request. An instant belongs to the first of: a collection, another
 * stop of everything, a wait of its thread; what is left was on a processor or was not, by what was
 * measured of this request or of others of its endpoint. The parts are all of it, to the
 * nanosecond.
 */
final class Splitter {
  private static final long LONG_PAUSE_NANOS = 20_000_000;

  // Ten threads for each processor, when they take turns: beyond, it is no wait for one. (ours)
  private static final long MOST_QUEUED = 10;

  private final Evidence evidence;
  private final CpuShares shares;
  private final Host host;
  private final Places places;
  private final Free free = new Free();
  private final long[] parts = new long[Kind.count()];
  private final Map<Wait, Long> waited = new IdentityHashMap<>();
  private final List<Pause> met = new ArrayList<>();
  private long left;

  Splitter(Evidence evidence, CpuShares shares, Host host, Places places) {
    this.evidence = evidence;
    this.shares = shares;
    this.host = host;
    this.places = places;
  }

  /** The own time by ordinal of what it was; valid until the next call. */
  long[] split(Held held) {
    Arrays.fill(parts, 0);
    long own = held.nanosByKind[Kind.APP.ordinal()];
    left = own;
    meet(held);
    long paused = 0;
    for (int i = 0; i < held.threads.length; i++) {
      paused += stretch(held, i);
    }
    pauses(held, paused);
    waits(held);
    running(held, left);
    parts[Kind.APP.ordinal()] += left;
    return parts;
  }

  /** Of the pauses of the last minute those that are in its time: for most requests none. */
  private void meet(Held held) {
    long from = held.beginNanos;
    long to = held.endNanos;
    for (int i = 0; i < held.threads.length; i++) {
      from = Math.min(from, held.starts[i]);
      to = Math.max(to, held.ends[i]);
    }
    met.clear();
    for (Pause pause : evidence.pauses()) {
      if (pause.to() > from && pause.from() < to) {
        met.add(pause);
      }
    }
  }

  /** Returns how long the collector worked in this stretch. */
  private long stretch(Held held, int i) {
    long from = held.starts[i];
    long to = held.ends[i];
    long own = held.owns[i];
    free.set(from, to);
    long collected = stops(true, Kind.GC, from, to, own);
    stops(false, Kind.SAFEPOINT, from, to, own);
    evidence.each(
        held.threads[i],
        from,
        to,
        signal -> {
          if (signal instanceof Wait wait) {
            long taken = charge(wait.kind(), free.take(wait.from(), wait.to()), own);
            if (taken > 0) {
              waited.merge(wait, taken, Long::sum);
            }
          } else {
            places.seen(held, signal, own < to - from);
          }
        });
    return collected;
  }

  private long stops(boolean isCollection, Kind kind, long from, long to, long own) {
    long sum = 0;
    for (Pause pause : met) {
      if (pause.isCollection() == isCollection && pause.to() > from && pause.from() < to) {
        long taken = free.take(pause.from(), pause.to());
        // Of a stretch that is not the application's alone, its part.
        long charged = own >= to - from ? taken : (long) (taken * ((double) own / (to - from)));
        sum += charge(kind, charged, own);
      }
    }
    return sum;
  }

  private long charge(Kind kind, long nanos, long own) {
    long charged = Math.min(Math.min(nanos, own), left);
    parts[kind.ordinal()] += charged;
    left -= charged;
    return charged;
  }

  /** What the collector did while the request was in operations is counted, and not charged. */
  private void pauses(Held held, long charged) {
    long all = 0;
    boolean isLong = false;
    for (Pause pause : met) {
      long overlap = Math.min(pause.to(), held.endNanos) - Math.max(pause.from(), held.beginNanos);
      if (pause.isCollection() && overlap > 0) {
        all += overlap;
        isLong |= pause.to() - pause.from() >= LONG_PAUSE_NANOS;
      }
    }
    OwnStats own = all == 0 ? null : held.place.own();
    if (own != null) {
      own.pausedElsewhere(Math.max(0, all - charged));
      if (isLong) {
        own.paused(held.place.band());
      }
    }
  }

  private void waits(Held held) {
    if (!waited.isEmpty()) {
      places.waited(held, waited);
      waited.clear();
    }
  }

  private void running(Held held, long rest) {
    Held.Cost cost = held.cost;
    Place place = held.place;
    if (cost.cpuNanos() >= 0) {
      OwnStats own = place.own();
      if (own != null && cost.isWhole()) {
        own.measured(held.durationNanos(), cost.cpuNanos(), cost.allocatedBytes());
      }
      long of = cost.isWhole() ? rest : cost.ownNanos();
      shares.add(place.endpoint(), Math.min(of, cost.cpuNanos()), of);
    }
    long cpu = cpuNanos(held, rest);
    if (cpu < 0 || rest == 0) {
      return;
    }
    charge(Kind.CPU, cpu, rest);
    if (host.wasStarved(held.beginNanos, held.endNanos)) {
      charge(Kind.RUNQ, Math.min(rest - cpu, MOST_QUEUED * cpu), rest);
    }
    charge(Kind.OFFCPU_UNKNOWN, left, rest);
  }

  private long cpuNanos(Held held, long rest) {
    if (held.cost.cpuNanos() >= 0 && held.cost.isWhole()) {
      return Math.min(rest, held.cost.cpuNanos());
    }
    double share = shares.of(held.place.endpoint());
    return Double.isNaN(share) ? -1 : Math.min(rest, Math.round(rest * share));
  }

  /** Names what was seen, and counts it with the endpoint. */
  interface Places {
    /**
     * Something was seen of a thread in the request's own time.
     *
     * @param isMixed whether operations were in that stretch too
     */
    void seen(Held held, Signal signal, boolean isMixed);

    void waited(Held held, Map<Wait, Long> nanos);
  }
}
