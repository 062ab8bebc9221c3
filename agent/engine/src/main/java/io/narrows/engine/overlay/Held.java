package io.narrows.engine.overlay;

import io.narrows.engine.analysis.OwnTime;
import io.narrows.engine.analysis.Place;
import org.jspecify.annotations.Nullable;

/** A request that is over, until everything is known of its own time. */
final class Held {
  final Place place;
  final @Nullable String route;
  final long[] nanosByKind;
  final long heldNanos;
  final long beginNanos;
  final long endNanos;
  final long[] threads;
  final long[] starts;
  final long[] ends;
  final long[] owns;
  final Cost cost;

  /**
   * What the measured threads of a request cost.
   *
   * @param cpuNanos -1 where that was not measured
   * @param ownNanos how long these threads were in the application's own code
   * @param isWhole whether these were all threads of the request
   */
  record Cost(long cpuNanos, long allocatedBytes, long ownNanos, boolean isWhole) {
    static final Cost UNKNOWN = new Cost(-1, -1, 0, false);
  }

  /**
   * @param route where its time is counted in metrics, or null where it is not
   * @param nanosByKind a copy
   */
  Held(
      Place place,
      @Nullable String route,
      long[] nanosByKind,
      OwnTime own,
      Cost cost,
      long beginNanos,
      long endNanos,
      long nowNanos) {
    this.place = place;
    this.route = route;
    this.nanosByKind = nanosByKind;
    this.cost = cost;
    this.beginNanos = beginNanos;
    this.endNanos = endNanos;
    heldNanos = nowNanos;
    threads = own.threads();
    starts = own.starts();
    ends = own.ends();
    owns = own.owns();
  }

  long durationNanos() {
    return endNanos - beginNanos;
  }

  /** How much of its own time was between these; of a stretch that is not all its own, its part. */
  long ownWithin(long from, long to) {
    long within = 0;
    for (int i = 0; i < owns.length; i++) {
      long nanos = Math.min(ends[i], to) - Math.max(starts[i], from);
      if (nanos > 0) {
        within += Math.round(owns[i] * ((double) nanos / (ends[i] - starts[i])));
      }
    }
    return within;
  }
}
