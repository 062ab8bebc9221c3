package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Slowest;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an endpoint's time that a finding is about: of one signature, of a whole kind, or of
 * all of it. Pieces partition the time, so that findings about different ones share nothing.
 *
 * @param kind null for all of the endpoint's time
 * @param signature null for all of the kind
 * @param nanos what the requests took of it
 * @param savableNanos the most by which they would be shorter without it
 * @param slowNanos what the slowest 5 % of the requests took of it
 */
public record Part(
    Endpoint endpoint,
    @Nullable Kind kind,
    @Nullable Signature signature,
    long nanos,
    long savableNanos,
    long slowNanos) {

  static Part of(EndpointView view, Signature signature) {
    for (SignatureView each : view.signatures()) {
      if (each.signature().equals(signature)) {
        return new Part(
            view.endpoint(),
            signature.kind(),
            signature,
            each.pathNanos(),
            each.savableNanos(),
            Slowest.nanos(each.pathBands()));
      }
    }
    return new Part(view.endpoint(), signature.kind(), signature, 0, 0, 0);
  }

  static Part of(EndpointView view, Kind kind) {
    for (KindTime time : view.time()) {
      if (time.kind() == kind) {
        long nanos = time.nanos();
        return new Part(view.endpoint(), kind, null, nanos, nanos, Slowest.nanos(time.bands()));
      }
    }
    return new Part(view.endpoint(), kind, null, 0, 0, 0);
  }

  static Part all(EndpointView view) {
    long nanos = view.latency().sum();
    return new Part(view.endpoint(), null, null, nanos, nanos, 0);
  }

  /** Whether the other is this or lies inside it. */
  boolean covers(Part other) {
    return endpoint.equals(other.endpoint)
        && (kind == null
            || kind == other.kind && (signature == null || signature.equals(other.signature)));
  }
}
