package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Snapshot.Losses;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Snapshot.Span;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Request;
import io.narrows.engine.recording.SelfJoin;
import io.narrows.engine.site.Sites;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies sums into a {@link Snapshot}. */
final class SnapshotMaker {
  /** Time of these kinds is not explained: nobody saw what the thread did or waited for. */
  private static final Set<Kind> UNEXPLAINED =
      EnumSet.of(Kind.APP, Kind.JOIN, Kind.OFFCPU_UNKNOWN, Kind.ASYNC_GAP, Kind.JOIN_UNEXPLAINED);

  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final Period period;
  private final Period before;
  private final ResourceCounts resources;
  private static final Work NO_WORK = new Work();

  private final Attribution attribution;
  private final Objectives objectives;
  private final Warmth warmth;
  private final long nanos;
  private final long nowNanos;

  SnapshotMaker(
      Attribution attribution,
      Period period,
      Period before,
      ResourceCounts resources,
      Objectives objectives,
      Warmth warmth,
      long nanos,
      long nowNanos) {
    this.attribution = attribution;
    this.period = period;
    this.before = before;
    this.resources = resources;
    this.objectives = objectives;
    this.warmth = warmth;
    this.nanos = nanos;
    this.nowNanos = nowNanos;
  }

  Snapshot make(Recording recording) {
    List<EndpointView> endpoints = endpoints();
    Losses losses =
        new Losses(
            recording.droppedRequests(),
            recording.droppedSlices(),
            period.foldedOperations(),
            recording.forcedPops(),
            period.endpoint(Endpoint.OTHER) != null);
    return new Snapshot(
        nanos,
        Latency.of(period.server()),
        coverage(endpoints),
        losses,
        endpoints,
        pools(),
        executors(),
        period.machine().view());
  }

  private List<EndpointView> endpoints() {
    List<EndpointView> views = new ArrayList<>();
    period.endpoints().forEach((endpoint, stats) -> views.add(view(endpoint, stats)));
    views.sort(
        Comparator.<EndpointView>comparingLong(view -> -view.latency().sum())
            .thenComparing(EndpointView::endpoint, Endpoint.ORDER));
    return List.copyOf(views);
  }

  private EndpointView view(Endpoint endpoint, EndpointStats stats) {
    return new EndpointView(
        endpoint,
        Latency.of(stats.durations()),
        stats.errors(),
        time(stats),
        stats.queries(),
        stats.maxQueries(),
        signatures(endpoint, stats),
        stats.slow().longest(),
        requests(stats),
        new Snapshot.SequenceView(
            stats.sequences(), stats.sequenceSavableNanos(), stats.inSequence().longest()),
        ageMinutes(endpoint, stats),
        promise(endpoint, stats),
        stats.fanOut(),
        stats.scaling().view(),
        stats.own().view(warmth.medianNanos(endpoint)),
        stats.loops().views(),
        new Snapshot.SequenceView(
            stats.readsInTurn(), stats.readsSavableNanos(), stats.inReads().longest()),
        stats.exports(),
        stats.bodies().view());
  }

  private long ageMinutes(Endpoint endpoint, EndpointStats stats) {
    EndpointStats earlier = before.endpoint(endpoint);
    long first = earlier == null ? Long.MAX_VALUE : earlier.firstNanos();
    return (nowNanos - Math.min(first, stats.firstNanos())) / MINUTE_NANOS;
  }

  private Snapshot.@Nullable Promise promise(Endpoint endpoint, EndpointStats stats) {
    Objectives.Objective known = objectives.of(endpoint);
    return known == null
        ? null
        : new Snapshot.Promise(known.thresholdNanos(), known.target(), stats.broken());
  }

  private static List<Long> requests(EndpointStats stats) {
    List<Long> requests = new ArrayList<>();
    for (int band = 0; band < Bands.COUNT; band++) {
      requests.add(stats.requests(band));
    }
    return List.copyOf(requests);
  }

  private static List<KindTime> time(EndpointStats stats) {
    List<KindTime> time = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      BandSums sums = stats.byKind(kind);
      if (sums != null && sums.total() > 0) {
        time.add(new KindTime(kind, sums.total(), Snapshot.Banded.of(sums)));
      }
    }
    return List.copyOf(time);
  }

  private List<SignatureView> signatures(Endpoint endpoint, EndpointStats stats) {
    List<SignatureView> views = new ArrayList<>();
    for (Map.Entry<Signature, SignatureStats> entry : stats.signatures().entrySet()) {
      views.add(view(endpoint, entry.getKey(), entry.getValue()));
    }
    views.sort(
        Comparator.<SignatureView>comparingLong(view -> -view.pathNanos())
            .thenComparing(SignatureView::signature, Signature.ORDER));
    return List.copyOf(views);
  }

  /** A window without a capture has the places of those before: a finding keeps its id by them. */
  private List<Sites.Seen> sites(Endpoint endpoint, Signature signature, SignatureStats stats) {
    List<Sites.Seen> seen = stats.sites().seen();
    EndpointStats earlier = before.endpoint(endpoint);
    if (!seen.isEmpty() || earlier == null) {
      return List.copyOf(seen);
    }
    SignatureStats known = earlier.signatures().get(signature);
    return known == null ? List.of() : List.copyOf(known.sites().seen());
  }

  private SignatureView view(Endpoint endpoint, Signature signature, SignatureStats stats) {
    List<Long> perRequest = new ArrayList<>();
    for (long count : stats.perRequest()) {
      perRequest.add(count);
    }
    return new SignatureView(
        signature,
        Latency.of(stats.durations()),
        stats.requests(),
        stats.pathNanos(),
        stats.savableNanos(),
        stats.repeatSavableNanos(),
        stats.maxRepeats(),
        List.copyOf(perRequest),
        stats.rows(),
        stats.maxRows(),
        stats.errors(),
        period.targets().floorNanos(signature.target()),
        stats.exemplars().longest(),
        sites(endpoint, signature, stats),
        stats.repetition(),
        stats.heldNanos(),
        stats.heldOf(),
        Snapshot.Banded.of(stats.path()),
        Snapshot.Banded.of(stats.count()),
        stats.rescued(),
        Snapshot.Banded.of(stats.rowsByBand()),
        stats.prominence(),
        stats.calls(),
        stats.inCommonPoolNanos(),
        stats.statement(signature.kind()));
  }

  private static double coverage(List<EndpointView> endpoints) {
    long all = 0;
    long explained = 0;
    for (EndpointView endpoint : endpoints) {
      for (KindTime time : endpoint.endpoint().isServer() ? endpoint.time() : List.<KindTime>of()) {
        all += time.nanos();
        explained += UNEXPLAINED.contains(time.kind()) ? 0 : time.nanos();
      }
    }
    return all == 0 ? Double.NaN : (double) explained / all;
  }

  private List<ResourceView> pools() {
    List<ResourceView> views = new ArrayList<>();
    for (ResourceView view : views(resources.pools)) {
      views.add(view.lending(loans(resources.pool(view.name()))));
    }
    return List.copyOf(views);
  }

  private List<LoanView> loans(ResourceCounts.Counts sum) {
    return sum.loans.stream().map(loan -> LoanView.of(loan, attribution)).toList();
  }

  private List<ResourceView> views(Map<String, ResourceCounts.Counts> counts) {
    List<ResourceView> views = new ArrayList<>();
    counts.forEach((name, sum) -> views.add(view(name, sum)));
    return List.copyOf(views);
  }

  private ResourceView view(String name, ResourceCounts.Counts sum) {
    // While it was used: nobody needs it at other times.
    long active = sum.activeNanos > 0 ? Math.min(nanos, sum.activeNanos) : nanos;
    double utilisation =
        sum.limit > 0 && active > 0
            ? (double) sum.use.sumNanos / ((double) active * sum.limit)
            : Double.NaN;
    return new ResourceView(
        name,
        span(sum.wait),
        span(sum.use),
        sum.limit,
        utilisation,
        sum.pending,
        sum.refused,
        held(sum),
        WorkView.full(full(sum)),
        List.of());
  }

  private static double full(ResourceCounts.Counts sum) {
    return sum.probes == 0 ? Double.NaN : (double) sum.fullProbes / sum.probes;
  }

  private List<ResourceView> executors() {
    List<ResourceView> views = new ArrayList<>();
    for (ResourceView view : views(resources.executors)) {
      views.add(view.doing(work(view.name(), resources.executor(view.name()))));
    }
    return List.copyOf(views);
  }

  private WorkView work(String name, ResourceCounts.Counts sum) {
    Work work = period.works().getOrDefault(name, NO_WORK);
    return new WorkView(
        work.kinds(),
        work.signatures(),
        variation(sum),
        full(sum),
        sum.ownSubmits,
        sum.neverMade,
        selfJoins(sum));
  }

  private static double variation(ResourceCounts.Counts sum) {
    double count = sum.use.count();
    double mean = sum.use.sumNanos / Math.max(1, count);
    return mean == 0 ? 0 : Math.max(0, sum.runSquares / count / mean / mean - 1);
  }

  private WorkView.SelfJoinView selfJoins(ResourceCounts.Counts sum) {
    SelfJoin last = sum.lastSelfJoin;
    Request request = last == null ? null : last.request();
    Throwable stack = last == null ? null : last.stack();
    return new WorkView.SelfJoinView(
        sum.selfJoins,
        sum.selfJoinsWhenFull,
        sum.selfJoinNanos,
        sum.standstills,
        sum.isStuck,
        request == null ? null : Endpoint.of(request),
        stack == null ? null : attribution.site(stack));
  }

  private static List<KindTime> held(ResourceCounts.Counts sum) {
    List<KindTime> held = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (sum.heldNanos[kind.ordinal()] > 0) {
        held.add(new KindTime(kind, sum.heldNanos[kind.ordinal()]));
      }
    }
    return List.copyOf(held);
  }

  private static Span span(ResourceCounts.Timings timings) {
    return new Span(
        timings.count(), timings.sumNanos, timings.quantileNanos(0.5), timings.quantileNanos(0.99));
  }
}
