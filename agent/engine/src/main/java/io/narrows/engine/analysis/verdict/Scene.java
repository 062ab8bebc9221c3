package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Snapshot;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.recording.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * All that rules see.
 *
 * @param isDevelopment whether a few requests are evidence
 * @param before how it was in an earlier build
 */
public record Scene(Snapshot snapshot, boolean isDevelopment, Baseline before) {
  /** One of which it is not known how it was before. */
  public Scene(Snapshot snapshot, boolean isDevelopment) {
    this(snapshot, isDevelopment, Baseline.NONE);
  }

  /** Endpoints of which requests or tasks wait for something; not what happens outside both. */
  public List<EndpointView> endpoints() {
    List<EndpointView> endpoints = new ArrayList<>();
    for (EndpointView view : snapshot.endpoints()) {
      if (view.endpoint().root() != Request.Root.INTERNAL) {
        endpoints.add(view);
      }
    }
    return endpoints;
  }

  /** What is known of this endpoint, also where none of its requests has ended. */
  public EndpointView endpoint(Endpoint wanted) {
    return snapshot.endpoints().stream()
        .filter(view -> view.endpoint().equals(wanted))
        .findFirst()
        .orElseGet(() -> EndpointView.of(wanted));
  }

  /** The time of all requests and tasks. */
  public long allNanos() {
    return endpoints().stream().mapToLong(view -> view.latency().sum()).sum();
  }

  /** In how many requests something has to be seen. */
  public long requestsNeeded() {
    return isDevelopment ? Thresholds.REQUESTS_IN_DEVELOPMENT : Thresholds.REQUESTS;
  }

  /** How many samples of an endpoint's own code are evidence. */
  public long samplesNeeded() {
    return isDevelopment ? Thresholds.SAMPLES_IN_DEVELOPMENT : Thresholds.SAMPLES;
  }

  /**
   * Whether samples of an endpoint's own code are evidence of something in it: where they are many,
   * or where as many are of it as requests would have to be, which is then most of them.
   */
  public boolean areEvidence(long samples, long ofIt) {
    return samples >= samplesNeeded() || ofIt >= Thresholds.REQUESTS;
  }

  /** How long the scene is. */
  public double seconds() {
    return snapshot.nanos() / 1e9;
  }

  /** The signatures of one kind, without the one that stands for many. */
  public static List<SignatureView> of(EndpointView view, Kind kind) {
    List<SignatureView> of = new ArrayList<>();
    for (SignatureView signature : view.signatures()) {
      if (signature.signature().kind() == kind && !signature.signature().isOther()) {
        of.add(signature);
      }
    }
    return of;
  }

  /** The time of one kind. */
  public static long nanos(EndpointView view, Kind kind) {
    return view.time().stream()
        .filter(time -> time.kind() == kind)
        .mapToLong(KindTime::nanos)
        .sum();
  }

  /** The share of an endpoint's time, 0 to 1. */
  public static double share(EndpointView view, long nanos) {
    return view.latency().sum() == 0 ? 0 : (double) nanos / view.latency().sum();
  }
}
