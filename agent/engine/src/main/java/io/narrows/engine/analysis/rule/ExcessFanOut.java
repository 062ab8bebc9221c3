package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.FanOutView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One request starts so many tasks or calls at once that they stand in each other's way. */
final class ExcessFanOut implements Rule {
  private static final Set<Kind> WAITS = Set.of(Kind.QUEUE, Kind.DB_ACQUIRE);

  @Override
  public String type() {
    return "excess_fan_out";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      if (endpoint.fanOut().requests() * 2 >= Math.max(1, endpoint.latency().count())) {
        found.accept(draft(endpoint));
      }
    }
  }

  private Draft draft(EndpointView endpoint) {
    FanOutView fanOut = endpoint.fanOut();
    long waited = WAITS.stream().mapToLong(kind -> Scene.nanos(endpoint, kind)).sum();
    long behindItsOwn = behindItsOwn(endpoint).mapToLong(ExcessFanOut::againNanos).sum();
    long children = endpoint.latency().sum() - Scene.nanos(endpoint, Kind.APP);
    Draft draft =
        new Draft(type(), endpoint)
            .with(Kind.QUEUE, Kind.DB_ACQUIRE)
            .title(
                endpoint.endpoint().name()
                    + " starts "
                    + Units.count(fanOut.children() / fanOut.requests())
                    + " tasks or calls at once")
            .because(
                "More than 20 at once in "
                    + Units.count(fanOut.requests())
                    + " requests, at most "
                    + Units.count(fanOut.maxChildren()))
            .fix(
                "Ask for many things in one call, or bound how many are on their way at once: a"
                    + " request must not need more threads and connections than its share.")
            .verify("Tasks and calls at once per request of " + endpoint.endpoint().name() + ".")
            .costs(children, fanOut.requests(), Gain.atMost(waited + behindItsOwn))
            .saves(behindItsOwn, kinds(endpoint))
            .inferred();
    if (waited + behindItsOwn == 0) {
      return draft.latent();
    }
    return draft.because(
        "They wait for threads and connections for "
            + perRequest(endpoint, waited)
            + " of each request, and behind each other for "
            + perRequest(endpoint, behindItsOwn));
  }

  private static String perRequest(EndpointView endpoint, long nanos) {
    return Units.duration(nanos / Math.max(1, endpoint.latency().count()));
  }

  private static Kind[] kinds(EndpointView endpoint) {
    return behindItsOwn(endpoint)
        .map(view -> view.signature().kind())
        .distinct()
        .toArray(Kind[]::new);
  }

  /**
   * What several threads do for one request, and of which it waits for more than the longest of
   * them: what a task of it waits behind another one of it is the time of that one.
   */
  private static Stream<SignatureView> behindItsOwn(EndpointView endpoint) {
    return endpoint.signatures().stream()
        .filter(view -> !WAITS.contains(view.signature().kind()) && !view.signature().isOther())
        .filter(view -> isOfManyThreads(new Repeats(endpoint, view)))
        .filter(view -> view.pathNanos() > view.requests() * view.latency().p99());
  }

  private static boolean isOfManyThreads(Repeats repeats) {
    return repeats.isOften(Words.perRequest(repeats.view())) && !repeats.isRepeated();
  }

  /** All but one in each request. */
  private static long againNanos(SignatureView view) {
    return view.pathNanos() - view.requests() * view.latency().mean();
  }
}
