package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.Comparator;
import java.util.List;

/** Sentences that several rules say. */
final class Words {
  /** Of what flight recordings show. */
  static final String WATCHED =
      "Seen in the part of the time in which flight recordings ran, and taken to be as much in the"
          + " rest";

  private Words() {}

  /** The endpoints of whose time this kind is a part that counts; those that lose most first. */
  static List<EndpointView> affected(Scene scene, Kind kind) {
    return scene.endpoints().stream()
        .filter(view -> Scene.share(view, Scene.nanos(view, kind)) >= Thresholds.AFFECTED)
        .sorted(
            Comparator.comparingLong((EndpointView view) -> -Scene.nanos(view, kind))
                .thenComparing(view -> view.endpoint().name()))
        .toList();
  }

  /** What the owner of a lock does, as a participle. */
  static String doing(String what) {
    return switch (what) {
      case "db_exec", "db_fetch", "db_commit" -> "asking the database";
      case "db_acquire" -> "waiting for a connection";
      case "http_lease", "http_wait", "http_body" -> "calling another service";
      case "join", "queue" -> "waiting for tasks";
      case "cache", "msg", "file" -> "doing input and output";
      default -> what;
    };
  }

  static double perRequest(SignatureView view) {
    return view.requests() == 0 ? 0 : (double) view.executions() / view.requests();
  }

  /** How much of a signature's time any request waited for. */
  static double pathShare(SignatureView view) {
    return view.latency().sum() == 0
        ? 0
        : Math.min(1, (double) view.pathNanos() / view.latency().sum());
  }

  /** Of the code around all repetitions, the part of so many. */
  static long around(SignatureView view, long repeats) {
    long all = Math.max(1, view.executions() - view.requests());
    return Math.round(view.repetition().aroundNanos() * Math.min(1, (double) repeats / all));
  }

  static String time(EndpointView endpoint, long nanos, long requests) {
    return Units.duration(requests == 0 ? 0 : nanos / requests)
        + " of each request, "
        + Units.percent(Scene.share(endpoint, nanos))
        + " of the endpoint's time";
  }

  static String repeats(EndpointView endpoint, SignatureView view) {
    return Units.mean(perRequest(view))
        + " times a request, at most "
        + Units.count(view.maxRepeats())
        + ", in "
        + Units.percent((double) view.requests() / Math.max(1, endpoint.latency().count()))
        + " of its requests";
  }
}
