package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.ExecutorGauges;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.Loan;
import io.narrows.engine.recording.PoolGauges;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.SelfJoin;
import io.narrows.engine.recording.SharedHistogram;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What pools and executors did in one stretch of time, by name. */
final class ResourceCounts {
  final Map<String, Counts> pools = new TreeMap<>();
  final Map<String, Counts> executors = new TreeMap<>();

  /** Waiting for one, and using one. */
  static final class Counts {
    final Timings wait = new Timings();
    final Timings use = new Timings();

    /** Timeouts of a pool, or rejections of an executor. */
    long refused;

    /** How many connections or threads there can be; -1 when unknown or unbounded. */
    int limit = -1;

    /** What was done with the connections, by ordinal of the kind. */
    final long[] heldNanos = new long[Kind.count()];

    /** The sum of the squares of the run times of tasks. */
    double runSquares;

    /** For how long it was used; of several of one name, the one that was used longest. */
    long activeNanos;

    long probes;
    long fullProbes;
    long ownSubmits;
    int neverMade;
    long selfJoins;
    long selfJoinsWhenFull;
    long selfJoinNanos;
    long standstills;
    boolean isStuck;
    @Nullable SelfJoin lastSelfJoin;

    /** Connections that were not given back, as it is now. */
    List<Loan> loans = List.of();

    /** What waits for one now; -1 when unknown. */
    long pending = -1;

    void measured(int limitNow, long pendingNow) {
      if (limitNow > 0) {
        limit = Math.max(0, limit) + limitNow;
      }
      if (pendingNow >= 0) {
        pending = Math.max(0, pending) + pendingNow;
      }
    }

    void add(Counts other, int sign) {
      wait.add(other.wait, sign);
      use.add(other.use, sign);
      refused = Math.max(0, refused + sign * other.refused);
      for (int kind = 0; kind < heldNanos.length; kind++) {
        heldNanos[kind] = Math.max(0, heldNanos[kind] + sign * other.heldNanos[kind]);
      }
      runSquares = Math.max(0, runSquares + sign * other.runSquares);
      activeNanos = Math.max(0, activeNanos + sign * other.activeNanos);
      probes = Math.max(0, probes + sign * other.probes);
      fullProbes = Math.max(0, fullProbes + sign * other.fullProbes);
      ownSubmits = Math.max(0, ownSubmits + sign * other.ownSubmits);
      selfJoins = Math.max(0, selfJoins + sign * other.selfJoins);
      selfJoinsWhenFull = Math.max(0, selfJoinsWhenFull + sign * other.selfJoinsWhenFull);
      selfJoinNanos = Math.max(0, selfJoinNanos + sign * other.selfJoinNanos);
      standstills = Math.max(0, standstills + sign * other.standstills);
      neverMade = Math.max(neverMade, other.neverMade);
      limit = Math.max(limit, other.limit);
      pending = Math.max(pending, other.pending);
    }
  }

  /** A copy of a histogram that other threads write. */
  static final class Timings {
    final long[] counts = new long[SharedHistogram.BOUNDS_SECONDS.length + 1];
    long sumNanos;

    void add(SharedHistogram histogram) {
      long[] read = histogram.counts();
      for (int i = 0; i < counts.length; i++) {
        counts[i] += read[i];
      }
      sumNanos += histogram.sumNanos();
    }

    void add(Timings other, int sign) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = Math.max(0, counts[i] + sign * other.counts[i]);
      }
      sumNanos = Math.max(0, sumNanos + sign * other.sumNanos);
    }

    long count() {
      long count = 0;
      for (long each : counts) {
        count += each;
      }
      return count;
    }

    /** By interpolation in its bucket; above all buckets it is the last bound. */
    long quantileNanos(double share) {
      double rank = share * count();
      double below = 0;
      double lower = 0;
      for (int i = 0; i < counts.length - 1; i++) {
        double upper = SharedHistogram.BOUNDS_SECONDS[i];
        if (counts[i] > 0 && below + counts[i] >= rank) {
          return Math.round(1e9 * (lower + (upper - lower) * (rank - below) / counts[i]));
        }
        below += counts[i];
        lower = upper;
      }
      return below >= rank ? 0 : Math.round(1e9 * lower);
    }
  }

  void add(ResourceCounts other) {
    other.pools.forEach((name, counts) -> pool(name).add(counts, 1));
    other.executors.forEach((name, counts) -> executor(name).add(counts, 1));
  }

  void subtract(ResourceCounts other) {
    other.pools.forEach((name, counts) -> pool(name).add(counts, -1));
    other.executors.forEach((name, counts) -> executor(name).add(counts, -1));
  }

  /** Reads the sizes as they are now; of several of one name, their sum. */
  void measure(Resources resources) {
    for (ExecutorStats stats : resources.executors()) {
      waits(stats);
      ExecutorGauges gauges = stats.gauges();
      if (gauges != null) {
        Counts counts = executor(stats.name());
        counts.measured(gauges.limit(), gauges.queued());
        counts.neverMade = Math.max(counts.neverMade, gauges.neverMade());
      }
    }
    for (PoolStats stats : resources.pools()) {
      PoolGauges gauges = stats.gauges();
      Counts counts = pool(stats.name());
      counts.measured(gauges.max(), gauges.pending());
      counts.loans = stats.loans().open();
    }
  }

  /** Which executors stand still is so now, whatever was counted until when. */
  void waits(ExecutorStats executor) {
    Counts counts = executor(executor.name());
    SelfJoin last = executor.selfJoins().last();
    counts.isStuck |= executor.selfJoins().isStuck();
    counts.lastSelfJoin = last == null ? counts.lastSelfJoin : last;
  }

  Counts pool(String name) {
    return pools.computeIfAbsent(name, key -> new Counts());
  }

  Counts executor(String name) {
    return executors.computeIfAbsent(name, key -> new Counts());
  }
}
