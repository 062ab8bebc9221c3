package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.ExecutorGauges;
import io.narrows.engine.recording.ExecutorStats;
import io.narrows.engine.recording.PoolGauges;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.SharedHistogram;
import java.util.Map;
import java.util.TreeMap;

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
      ExecutorGauges gauges = stats.gauges();
      if (gauges != null) {
        executor(stats.name()).measured(gauges.limit(), gauges.queued());
      }
    }
    for (PoolStats stats : resources.pools()) {
      PoolGauges gauges = stats.gauges();
      pool(stats.name()).measured(gauges.max(), gauges.pending());
    }
  }

  Counts pool(String name) {
    return pools.computeIfAbsent(name, key -> new Counts());
  }

  Counts executor(String name) {
    return executors.computeIfAbsent(name, key -> new Counts());
  }
}
