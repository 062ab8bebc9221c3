package io.narrows.engine.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places that issued one signature, with how often each was seen: the three most frequent, by
 * the SpaceSaving algorithm (Metwally, Agrawal, El Abbadi: Efficient computation of frequent and
 * top-k elements in data streams, 2005). A place that is seen more often than one capture in three
 * is never missed; a count is too high by at most {@link Seen#over}.
 */
public final class Sites {
  private static final int KEPT = 3;

  private final @Nullable CallSite[] sites = new CallSite[KEPT];
  private final long[] counts = new long[KEPT];
  private final long[] overs = new long[KEPT];
  private long total;

  /** A capture named this place. */
  public void add(CallSite site) {
    total++;
    add(site, 1, 0);
  }

  /** All that the others saw. */
  public void add(Sites others) {
    total += others.total;
    for (Seen seen : others.seen()) {
      add(seen.site(), seen.count(), seen.over());
    }
  }

  private void add(CallSite site, long count, long over) {
    int rarest = 0;
    for (int i = 0; i < KEPT; i++) {
      CallSite known = sites[i];
      if (known != null && known.equals(site)) {
        counts[i] += count;
        overs[i] += over;
        return;
      }
      if (counts[i] < counts[rarest]) {
        rarest = i;
      }
    }
    sites[rarest] = site;
    overs[rarest] = counts[rarest] + over;
    counts[rarest] += count;
  }

  /** How many captures there were, of all places. */
  public long total() {
    return total;
  }

  /** The place seen most often, or null where there was no capture. */
  public @Nullable CallSite main() {
    List<Seen> seen = seen();
    return seen.isEmpty() ? null : seen.get(0).site();
  }

  /** The places, the most frequent first. */
  public List<Seen> seen() {
    List<Seen> seen = new ArrayList<>(KEPT);
    for (int i = 0; i < KEPT; i++) {
      CallSite site = sites[i];
      if (site != null) {
        seen.add(new Seen(site, counts[i], overs[i]));
      }
    }
    seen.sort(Comparator.comparingLong(Seen::count).reversed());
    return seen;
  }

  /**
   * A place and how often it was seen.
   *
   * @param over how much of the count may belong to places that are no longer kept
   */
  public record Seen(CallSite site, long count, long over) {}
}
