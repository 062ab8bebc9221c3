package io.narrows.engine.analysis;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all requests of one endpoint took, and where it went. */
final class EndpointStats {
  /** Signatures with numbers of their own; those above are one per kind. */
  static final int SIGNATURES = 100;

  static final int EXEMPLARS = 2;

  // Of a request over its objective, so many parts are asked whether they would have rescued it.
  private static final int CANDIDATES = 8;

  private final LogHistogram durations = LogHistogram.ofRequests();
  private final long[] bandCount = new long[Bands.COUNT];
  private final @Nullable BandSums[] byKind = new BandSums[Kind.count()];
  private final TopN<Signature, SignatureStats> signatures =
      new TopN<>(
          SIGNATURES,
          Signature.ORDER,
          signature -> Signature.other(signature.kind()),
          SignatureStats::pathNanos,
          SignatureStats::add);
  private final Exemplars slow = new Exemplars(EXEMPLARS);
  private final Exemplars inSequence = new Exemplars(EXEMPLARS);
  private final OwnStats own = new OwnStats();
  private final Bodies bodies = new Bodies();
  private long sequences;
  private long sequenceSavableNanos;
  private final Scaling scaling = new Scaling();
  private final LoopStats loops = new LoopStats();
  private final Exemplars inReads = new Exemplars(EXEMPLARS);
  private long readsInTurn;
  private long readsSavableNanos;
  private long errors;
  private long fannedOut;
  private long childrenSum;
  private long maxChildren;
  private final Exemplars inFanOut = new Exemplars(EXEMPLARS);
  private long queries;
  private long maxQueries;
  private long firstNanos = Long.MAX_VALUE;
  private long broken;
  private long exports;

  void add(Request request, Account account, int band) {
    durations.add(request.durationNanos());
    firstNanos = Math.min(firstNanos, request.beginNanos());
    bandCount[band]++;
    errors += isFailed(request) ? 1 : 0;
    exports += request.isExport() ? 1 : 0;
    bodies.add(request);
    long[] nanos = account.nanosByKind();
    for (int kind = 0; kind < nanos.length; kind++) {
      if (nanos[kind] > 0) {
        byKind(kind).add(band, nanos[kind]);
      }
    }
    long executed = 0;
    for (Map.Entry<Signature, Use> entry : account.uses().entrySet()) {
      SignatureStats stats = signatures.of(entry.getKey(), key -> new SignatureStats());
      stats.add(entry.getValue(), band);
      if (entry.getValue().onEventLoop() > 0) {
        own.blocksLoop(
            entry.getKey(), entry.getValue().onEventLoopNanos(), entry.getValue().onEventLoop());
      }
      executed += entry.getKey().kind() == Kind.DB_EXEC ? entry.getValue().executions() : 0;
      if (request.isKept() && stats.exemplars().wants(request.durationNanos())) {
        stats.exemplars().add(Exemplar.of(request));
      }
    }
    queries += executed;
    maxQueries = Math.max(maxQueries, executed);
    largest(request, account);
    fanOut(request, account.fanOut());
    sequence(request, account.calls());
    statements(request, account.statements());
    if (request.isKept() && slow.wants(request.durationNanos())) {
      slow.add(Exemplar.of(request));
    }
  }

  /** This request broke a promise: which of its largest parts would have let it be kept? */
  void brokenBy(Request request, Account account, Objectives.Objective objective, Targets targets) {
    broken++;
    long tooLong = request.durationNanos() - objective.thresholdNanos();
    for (Map.Entry<Signature, Use> entry : account.largest(CANDIDATES)) {
      SignatureStats stats = signatures.values().get(entry.getKey());
      long floor = targets.floorNanos(entry.getKey().target());
      if (stats != null && entry.getValue().repairedNanos(floor) >= tooLong) {
        stats.rescue();
      }
    }
  }

  /** What was counted as the application's own time was this; the parts are all of it. */
  void split(int band, long ownNanos, long[] parts) {
    for (int kind = 0; kind < parts.length; kind++) {
      if (kind == Kind.APP.ordinal()) {
        byKind(kind).replace(band, ownNanos, parts[kind]);
      } else if (parts[kind] > 0) {
        byKind(kind).add(band, parts[kind]);
      }
    }
  }

  /** What took most of the request, where its own code did not take more. */
  private void largest(Request request, Account account) {
    long most = account.nanosByKind()[Kind.APP.ordinal()];
    Signature largest = null;
    for (Map.Entry<Signature, Use> entry : account.uses().entrySet()) {
      if (entry.getValue().pathNanos() > most) {
        most = entry.getValue().pathNanos();
        largest = entry.getKey();
      }
    }
    if (largest != null) {
      double share = (double) most / request.durationNanos();
      signatures.of(largest, key -> new SignatureStats()).largest(share);
    }
  }

  private void fanOut(Request request, int children) {
    if (children <= Counted.FAN_OUT) {
      return;
    }
    fannedOut++;
    childrenSum += children;
    maxChildren = Math.max(maxChildren, children);
    if (request.isKept() && inFanOut.wants(request.durationNanos())) {
      inFanOut.add(Exemplar.of(request));
    }
  }

  /** A part of the application's own time was spent on this. */
  void spent(Signature on, Use use, int band, @Nullable Exemplar example) {
    SignatureStats stats = signatures.of(on, key -> new SignatureStats());
    stats.add(use, band);
    if (example != null && stats.exemplars().wants(example.durationNanos())) {
      stats.exemplars().add(example);
    }
  }

  OwnStats own() {
    return own;
  }

  Bodies bodies() {
    return bodies;
  }

  private void statements(Request request, StatementOrder statements) {
    if (statements.loop() != null) {
      loops.add(statements.loop());
    }
    long savable = statements.reads().savableNanos();
    if (savable > 0) {
      readsInTurn++;
      readsSavableNanos += savable;
      if (request.isKept() && inReads.wants(request.durationNanos())) {
        inReads.add(Exemplar.of(request));
      }
    }
  }

  private void sequence(Request request, Sequence calls) {
    if (calls.calls() < Counted.CALLS_IN_TURN || calls.targets() > Counted.HOSTS_IN_TURN) {
      return;
    }
    sequences++;
    sequenceSavableNanos += calls.savableNanos();
    if (request.isKept() && inSequence.wants(request.durationNanos())) {
      inSequence.add(Exemplar.of(request));
    }
  }

  private static boolean isFailed(Request request) {
    return request.status() >= 500 || request.error() != null;
  }

  private BandSums byKind(int kind) {
    BandSums sums = byKind[kind];
    if (sums == null) {
      sums = new BandSums();
      byKind[kind] = sums;
    }
    return sums;
  }

  void add(EndpointStats other) {
    durations.add(other.durations);
    firstNanos = Math.min(firstNanos, other.firstNanos);
    broken += other.broken;
    errors += other.errors;
    exports += other.exports;
    queries += other.queries;
    maxQueries = Math.max(maxQueries, other.maxQueries);
    slow.add(other.slow);
    own.add(other.own);
    bodies.add(other.bodies);
    inSequence.add(other.inSequence);
    loops.add(other.loops);
    inReads.add(other.inReads);
    readsInTurn += other.readsInTurn;
    readsSavableNanos += other.readsSavableNanos;
    sequences += other.sequences;
    fannedOut += other.fannedOut;
    childrenSum += other.childrenSum;
    maxChildren = Math.max(maxChildren, other.maxChildren);
    inFanOut.add(other.inFanOut);
    scaling.add(other.scaling);
    sequenceSavableNanos += other.sequenceSavableNanos;
    for (int band = 0; band < Bands.COUNT; band++) {
      bandCount[band] += other.bandCount[band];
    }
    for (int kind = 0; kind < byKind.length; kind++) {
      BandSums sums = other.byKind[kind];
      if (sums != null) {
        byKind(kind).add(sums);
      }
    }
    other
        .signatures
        .values()
        .forEach(
            (signature, stats) -> signatures.of(signature, key -> new SignatureStats()).add(stats));
  }

  void trim(int mostSignatures) {
    signatures.trim(Math.min(SIGNATURES, mostSignatures));
  }

  LogHistogram durations() {
    return durations;
  }

  long requests() {
    return durations.count();
  }

  long sumNanos() {
    return durations.sumNanos();
  }

  /** Requests that failed: answered with 5xx, or ended by an exception. */
  long errors() {
    return errors;
  }

  /** Requests that made three long calls or more one after another, to two hosts at most. */
  long sequences() {
    return sequences;
  }

  /** What these would save if they made them at once. */
  long sequenceSavableNanos() {
    return sequenceSavableNanos;
  }

  /** How its time grows with the load. */
  Scaling scaling() {
    return scaling;
  }

  FanOutView fanOut() {
    return new FanOutView(fannedOut, childrenSum, maxChildren, inFanOut.longest());
  }

  Exemplars inSequence() {
    return inSequence;
  }

  /** When its first request began. */
  long firstNanos() {
    return firstNanos;
  }

  /** Requests over the threshold of the endpoint's objective. */
  long broken() {
    return broken;
  }

  /** Requests that read many rows and answered with a file. */
  long exports() {
    return exports;
  }

  LoopStats loops() {
    return loops;
  }

  /** Requests that ran long and different queries one after another. */
  long readsInTurn() {
    return readsInTurn;
  }

  /** What these would save by running them at once. */
  long readsSavableNanos() {
    return readsSavableNanos;
  }

  Exemplars inReads() {
    return inReads;
  }

  long queries() {
    return queries;
  }

  long maxQueries() {
    return maxQueries;
  }

  long requests(int band) {
    return bandCount[band];
  }

  /** The time of this kind by band, or null when there was none. */
  @Nullable BandSums byKind(Kind kind) {
    return byKind[kind.ordinal()];
  }

  long nanos(Kind kind) {
    BandSums sums = byKind(kind);
    return sums == null ? 0 : sums.total();
  }

  Map<Signature, SignatureStats> signatures() {
    return signatures.values();
  }

  Exemplars slow() {
    return slow;
  }
}
