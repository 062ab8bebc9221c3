package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Scene;

/** Sentences that several rules say. */
final class Words {
  private Words() {}

  static double perRequest(SignatureView view) {
    return view.requests() == 0 ? 0 : (double) view.executions() / view.requests();
  }

  /** How much of a signature's time any request waited for. */
  static double pathShare(SignatureView view) {
    return view.latency().sum() == 0
        ? 0
        : Math.min(1, (double) view.pathNanos() / view.latency().sum());
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
