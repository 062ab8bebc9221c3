package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.CallView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of outgoing call as an endpoint meets it: its connection, its answer, its body. */
record CallUse(
    EndpointView endpoint,
    SignatureView answer,
    @Nullable SignatureView lease,
    @Nullable SignatureView body) {

  static List<CallUse> of(EndpointView endpoint) {
    List<CallUse> uses = new ArrayList<>();
    for (SignatureView answer : Scene.of(endpoint, Kind.HTTP_WAIT)) {
      SignatureView lease = same(Scene.of(endpoint, Kind.HTTP_LEASE), answer);
      SignatureView body = same(Scene.of(endpoint, Kind.HTTP_BODY), answer);
      uses.add(new CallUse(endpoint, answer, lease, body));
    }
    return uses;
  }

  private static @Nullable SignatureView same(List<SignatureView> views, SignatureView as) {
    for (SignatureView view : views) {
      if (view.signature().text().equals(as.signature().text())
          && view.signature().target().equals(as.signature().target())) {
        return view;
      }
    }
    return null;
  }

  CallView calls() {
    return answer.calls();
  }

  String target() {
    return answer.signature().target();
  }

  /** The part of the requests' time. */
  long pathNanos() {
    return answer.pathNanos() + path(lease) + path(body);
  }

  long savableNanos() {
    return answer.savableNanos() + savable(lease) + savable(body);
  }

  long leaseNanos() {
    return path(lease);
  }

  long bodyNanos() {
    return path(body);
  }

  private static long path(@Nullable SignatureView view) {
    return view == null ? 0 : view.pathNanos();
  }

  private static long savable(@Nullable SignatureView view) {
    return view == null ? 0 : view.savableNanos();
  }

  double share() {
    return Scene.share(endpoint, pathNanos());
  }

  /** Of the time in which a request is served: what it waits for its turn, others take. */
  double shareOfService() {
    long served = endpoint.latency().sum() - Scene.nanos(endpoint, Kind.QUEUE);
    return served <= 0 ? 0 : (double) pathNanos() / served;
  }

  /** Whether it runs beside nothing that is longer, for most of its time. */
  boolean isMostlyWaitedFor() {
    return Words.pathShare(answer) > 0.5;
  }

  /** Made again and again, one after another, in most requests that make it at all. */
  boolean isRepeated() {
    return answer.repetition().repeating() * 2 >= answer.requests()
        && Words.perRequest(answer) >= Thresholds.REPEATS
        && isInTurn();
  }

  /** One after another, and not at once. */
  boolean isInTurn() {
    return calls().overlapping() <= Thresholds.MOSTLY_OVERLAPPING * answer.executions();
  }

  /** The part of the requests' time that went into lookups and connects. */
  long networkNanos() {
    long nanos = calls().lookups().sum() + calls().connects().sum();
    return Math.min(leaseNanos(), nanos);
  }

  /** The same, of those calls that waited longer than they should ever have to. */
  long stalledNanos() {
    return Math.min(leaseNanos(), calls().stalledNanos());
  }

  /** The part of the requests' time that went into attempts that failed. */
  long failedPathNanos() {
    return Math.round(calls().failedNanos() * Words.pathShare(answer));
  }

  /** The value around which at least half of the failures end, or 0: nothing else does that. */
  long plateauNanos() {
    List<Long> failures = calls().failures();
    if (failures.size() < Thresholds.PLATEAU_FAILURES) {
      return 0;
    }
    long value = failures.get(failures.size() / 2);
    double within = Thresholds.PLATEAU_WIDTH * value;
    long near = failures.stream().filter(each -> Math.abs(each - value) <= within).count();
    return value >= Thresholds.PLATEAU_NANOS && near * 2 >= failures.size() ? value : 0;
  }
}
