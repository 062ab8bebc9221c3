package io.narrows.engine.analysis.verdict;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Slowest;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an endpoint's time that a finding is about: of one signature, or of a whole kind.
 * Pieces partition the time, so that findings about different ones share nothing.
 *
 * @param signature null for all of the kind
 * @param nanos what the requests took of it
 * @param savableNanos the most by which they would be shorter without it
 * @param slowNanos what the slowest 5 % of the requests took of it
 */
public record Part(
    Endpoint endpoint,
    Kind kind,
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

  /**
   * The same of this endpoint: where no signature stands for it, all of its kind.
   *
   * @param computing the kinds in which computing is
   */
  List<Part> in(EndpointView view, Kind... computing) {
    boolean isNamed =
        view.signatures().stream().anyMatch(each -> each.signature().equals(signature));
    if (signature != null && isNamed) {
      return List.of(of(view, signature));
    }
    return kind == Kind.CPU
        ? Stream.of(computing).map(each -> of(view, each)).toList()
        : List.of(of(view, kind));
  }

  /** Whether the other is this or lies inside it. */
  boolean covers(Part other) {
    return endpoint.equals(other.endpoint)
        && kind == other.kind
        && (signature == null || signature.equals(other.signature));
  }
}
