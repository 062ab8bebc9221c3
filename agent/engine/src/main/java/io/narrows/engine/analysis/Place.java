package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.site.CallSite;
import org.jspecify.annotations.Nullable;

/** Where a request was counted, so that what is learnt of it later is counted there too. */
public final class Place {
  private final Period period;
  private final Endpoint endpoint;
  private final int band;
  private final @Nullable Exemplar example;

  Place(Period period, Endpoint endpoint, int band, @Nullable Exemplar example) {
    this.period = period;
    this.endpoint = endpoint;
    this.band = band;
    this.example = example;
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Says what the time in the application's own code was.
   *
   * @param ownNanos what was counted as {@link Kind#APP}
   * @param parts the same by ordinal of its kind, with what is still {@link Kind#APP}
   */
  public void split(long ownNanos, long[] parts) {
    EndpointStats stats = stats();
    if (stats != null) {
      stats.split(band, ownNanos, parts);
    }
  }

  /** Says what a part of that time was spent on: waiting for this lock, sleeping there. */
  public void spent(Kind kind, String on, String target, Waited waited) {
    EndpointStats stats = stats();
    if (stats != null) {
      stats.spent(new Signature(kind, on, target), waited.use(), band, example);
    }
  }

  /** The numbers of the application's own code of this endpoint; null when it has none left. */
  public @Nullable OwnStats own() {
    EndpointStats stats = stats();
    return stats == null ? null : stats.own();
  }

  /** Whether the request was slower than nearly all before it. */
  public int band() {
    return band;
  }

  private @Nullable EndpointStats stats() {
    EndpointStats stats = period.endpoint(endpoint);
    return stats == null ? period.endpoint(Endpoint.OTHER) : stats;
  }

  /** What one request waited for one thing; reused. */
  public static final class Waited {
    private final Use use = new Use();

    public Waited clear() {
      use.clear();
      return this;
    }

    /**
     * Waited once more.
     *
     * @param nanos the whole wait
     * @param ownNanos the part of it that the request's own time was
     */
    public Waited add(long nanos, long ownNanos, @Nullable CallSite site) {
      use.execution(nanos, -1, false);
      use.onPath(ownNanos, 0, Long.MAX_VALUE);
      if (site != null) {
        use.issuedAt(site);
      }
      return this;
    }

    Use use() {
      return use;
    }
  }
}
