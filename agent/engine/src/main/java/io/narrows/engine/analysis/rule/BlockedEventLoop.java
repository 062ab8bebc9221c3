package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.OwnStats.Blocking;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.site.Sites;
import java.util.List;
import java.util.function.Consumer;

/** An operation that waits runs on a thread that many connections share. */
final class BlockedEventLoop implements Rule {
  @Override
  public String type() {
    return "blocked_event_loop";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (Blocking blocking : endpoint.own().blockingLoops()) {
        found.accept(draft(endpoint, blocking));
      }
    }
  }

  private Draft draft(EndpointView endpoint, Blocking blocking) {
    long requests = requests(endpoint, blocking);
    long nanos = Math.min(blocking.nanos(), endpoint.latency().sum());
    return new Draft(type(), endpoint)
        .of(blocking.signature(), sites(endpoint, blocking), endpoint.slow())
        .title(endpoint.endpoint().name() + " blocks an event loop")
        .because(
            blocking.signature().text()
                + " kept it "
                + Units.count(blocking.times())
                + " times, for "
                + Units.duration(blocking.nanos() / Math.max(1, blocking.times()))
                + " on average: all connections of that loop waited as well")
        .because(Words.time(endpoint, nanos, requests))
        .fix(
            "Move it to threads that may wait: subscribeOn(Schedulers.boundedElastic()),"
                + " executeBlocking, or a client that does not block.")
        .verify("The operations on threads of event loops.")
        .costs(nanos, requests, Gain.atMost(nanos))
        .inferred();
  }

  private static long requests(EndpointView endpoint, Blocking blocking) {
    for (SignatureView view : endpoint.signatures()) {
      if (view.signature().equals(blocking.signature())) {
        return view.requests();
      }
    }
    return Math.min(blocking.times(), endpoint.latency().count());
  }

  private static List<Sites.Seen> sites(EndpointView endpoint, Blocking blocking) {
    for (SignatureView view : endpoint.signatures()) {
      if (view.signature().equals(blocking.signature())) {
        return view.sites();
      }
    }
    return List.of();
  }
}
