package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.ScalingView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import java.util.List;

/** Endpoints of {@link Views} with more known of them. */
final class Shaped {
  private Shaped() {}

  /** Of the endpoint that was added last. */
  static void last(Views views, FanOutView fanOut, ScalingView scaling) {
    replace(views, views.endpoints.get(views.endpoints.size() - 1).time(), fanOut, scaling);
  }

  /** Of the endpoint that was added last, with other bands and as many requests of them. */
  static void last(Views views, List<KindTime> time, List<Long> requestsByBand) {
    EndpointView view = views.endpoints.remove(views.endpoints.size() - 1);
    views.endpoints.add(
        new EndpointView(
            view.endpoint(),
            view.latency(),
            view.errors(),
            time,
            view.queries(),
            view.maxQueries(),
            view.signatures(),
            view.slow(),
            requestsByBand,
            view.sequence(),
            view.ageMinutes(),
            view.promise()));
  }

  private static void replace(
      Views views, List<KindTime> time, FanOutView fanOut, ScalingView scaling) {
    EndpointView view = views.endpoints.remove(views.endpoints.size() - 1);
    views.endpoints.add(
        new EndpointView(
            view.endpoint(),
            view.latency(),
            view.errors(),
            time,
            view.queries(),
            view.maxQueries(),
            view.signatures(),
            view.slow(),
            view.requestsByBand(),
            view.sequence(),
            view.ageMinutes(),
            view.promise(),
            fanOut,
            scaling,
            view.own(),
            view.loops(),
            view.reads(),
            view.exports(),
            view.bodies()));
  }
}
