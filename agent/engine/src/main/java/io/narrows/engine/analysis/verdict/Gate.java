package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Slowest;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Promise;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every finding passes: there is enough evidence of it, it matters to its endpoint or to the
 * slowest requests of it, and a fix would save something that is worth the work.
 */
record Gate(Scene scene, Draft draft, double ranked) {
  /** The kinds that cost as many round trips as there are of something. */
  private static final Set<String> ROUND_TRIPS =
      Set.of(
          "n_plus_one_query",
          "repeated_query_pattern",
          "redundant_query",
          "row_by_row_writes",
          "sequential_queries",
          "commit_chatter",
          "n_plus_one_call",
          "chatty_endpoint");

  static Gate of(Scene scene, Draft draft) {
    // What is sure to be saved, or a quarter of what could be, where little is sure.
    double unsure = Thresholds.UNSURE * draft.gain.highNanos();
    return new Gate(scene, draft, Math.max(draft.gain.lowNanos(), unsure));
  }

  boolean isPassed() {
    return draft.isStandstill
        || draft.lost > 0
        || isEvident() && isWarm() && (isRelevant() && isWorthIt() || isTail());
  }

  private boolean isEvident() {
    long needed = scene.requestsNeeded();
    return draft.requestsSeen >= needed
        || draft.attempts >= needed && draft.requestsSeen >= Thresholds.REQUESTS_OF_ATTEMPTS;
  }

  /** The first requests of an endpoint are slow for reasons of their own. */
  private boolean isWarm() {
    return scene.isDevelopment()
        || draft.endpoint.latency().count() >= Thresholds.WARM_REQUESTS
        || draft.endpoint.ageMinutes() >= Thresholds.WARM_MINUTES;
  }

  private boolean isRelevant() {
    return share() >= (draft.isOfAnyShare ? 0 : Thresholds.SHARE) && affectedNanos() > 0;
  }

  private boolean isWorthIt() {
    return draft.isLatent || isWorthIt(ranked / draft.requests, affectedNanos() / affectedCount());
  }

  private boolean isWorthIt(double perRequest, double meanNanos) {
    // On a developer's machine a round trip is a tenth of what it is elsewhere, and nothing else
    // is.
    boolean isWaived = scene.isDevelopment() && ROUND_TRIPS.contains(draft.type);
    double least = isWaived ? 0 : Thresholds.GAIN_NANOS;
    return perRequest >= least && (draft.isHint || perRequest >= Thresholds.GAIN_SHARE * meanNanos);
  }

  /** Whether it is what makes the slowest requests slow, and hardly the others. */
  private boolean isTail() {
    EndpointView endpoint = draft.endpoint;
    long requests = Slowest.requests(endpoint);
    long all = Slowest.nanos(endpoint);
    long taken = draft.parts.stream().mapToLong(Part::slowNanos).sum();
    long takenOfAll = draft.parts.stream().mapToLong(Part::nanos).sum();
    if (requests < scene.requestsNeeded()
        || takenOfAll == 0
        || taken < Thresholds.TAIL_SHARE * all) {
      return false;
    }
    double saved = ranked * taken / takenOfAll;
    return isWorthIt(saved / requests, (double) all / requests);
  }

  /** Whether the slowest requests alone make it a finding. */
  boolean isTailOnly() {
    return !draft.isStandstill && draft.lost == 0 && !(isRelevant() && isWorthIt());
  }

  /** The share of the time of the endpoints whose requests pay. */
  double share() {
    return affectedNanos() == 0 ? 0 : draft.nanos / affectedNanos();
  }

  private double affectedNanos() {
    return draft.affected.stream().mapToLong(view -> view.latency().sum()).sum();
  }

  private double affectedCount() {
    return Math.max(1, draft.affected.stream().mapToLong(view -> view.latency().count()).sum());
  }

  /** The share of all request time that a fix is taken to save. */
  double impact() {
    long all = scene.allNanos();
    return draft.isStandstill ? 1 : all == 0 ? 0 : ranked / all;
  }

  double secondsPerSecond() {
    return scene.seconds() == 0 ? 0 : ranked / 1e9 / scene.seconds();
  }

  Severity severity() {
    if (draft.isStandstill) {
      return Severity.CRITICAL;
    }
    if (draft.isHint || isInBackground() || isAsPromised()) {
      return Severity.INFO;
    }
    if (share() >= Thresholds.CRITICAL && isBroken(draft.endpoint.promise())) {
      return Severity.CRITICAL;
    }
    double impact = Math.max(impact(), draft.lost);
    if (impact < Thresholds.MINOR) {
      return Severity.INFO;
    }
    return impact < Thresholds.MAJOR ? Severity.MINOR : Severity.MAJOR;
  }

  /** No request is shorter without it: severity is about the time of requests, where there are. */
  private boolean isInBackground() {
    return !draft.endpoint.endpoint().isServer()
        && scene.endpoints().stream()
            .anyMatch(view -> view.endpoint().isServer() && view.latency().sum() > 0);
  }

  /** The endpoint keeps its promise, and nobody knows whether anything of it can be saved. */
  private boolean isAsPromised() {
    Promise promise = draft.endpoint.promise();
    return promise != null && !isBroken(promise) && draft.gain.lowNanos() == 0;
  }

  private boolean isBroken(@Nullable Promise promise) {
    return promise != null
        && promise.broken() > (1 - promise.target()) * draft.endpoint.latency().count();
  }
}
