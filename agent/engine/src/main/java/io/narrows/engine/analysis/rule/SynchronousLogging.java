package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import io.narrows.engine.site.Sites;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Requests write the log themselves, or wait for each other to write it. */
final class SynchronousLogging implements Rule {
  @Override
  public String type() {
    return "synchronous_logging";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      long waited = Watched.extrapolated(endpoint, waitedNanos(endpoint));
      long computed = computedNanos(scene, endpoint);
      if (Scene.share(endpoint, waited + computed) >= Thresholds.LOGGING) {
        found.accept(draft(endpoint, waited, computed));
      }
    }
  }

  private static List<SignatureView> appenders(EndpointView endpoint) {
    return Scene.of(endpoint, Kind.LOCK).stream()
        .filter(view -> view.signature().text().equals(OwnStats.LOG_APPENDER))
        .toList();
  }

  private static long waitedNanos(EndpointView endpoint) {
    return appenders(endpoint).stream().mapToLong(SignatureView::pathNanos).sum();
  }

  private static long computedNanos(Scene scene, EndpointView endpoint) {
    long least = scene.samplesNeeded();
    long samples = HotSpots.samplesIn(endpoint, OwnStats.LOGGING);
    return endpoint.own().samples() < least
        ? 0
        : Math.round(
            new Proportion(samples, endpoint.own().samples()).share()
                * HotSpots.cpuNanos(endpoint));
  }

  /** The same samples, as hot methods. */
  private static Set<Signature> hotSpots(EndpointView endpoint, long computed) {
    return computed == 0
        ? Set.of()
        : HotSpots.mostlyIn(endpoint, endpoint.own().running(), OwnStats.LOGGING);
  }

  private static List<Sites.Seen> sites(EndpointView endpoint) {
    List<SignatureView> appenders = appenders(endpoint);
    return appenders.isEmpty() || appenders.get(0).sites().isEmpty()
        ? HotSpots.callersOf(endpoint, OwnStats.LOGGING)
        : appenders.get(0).sites();
  }

  private Draft draft(EndpointView endpoint, long waited, long computed) {
    long requests = endpoint.latency().count();
    Signature about =
        waited > 0
            ? new Signature(Kind.LOCK, OwnStats.LOG_APPENDER, "")
            : new Signature(Kind.CPU, OwnStats.LOGGING, "");
    return new Draft(type(), endpoint)
        .of(about, sites(endpoint), endpoint.slow())
        .title(endpoint.endpoint().name() + " waits for its log to be written")
        .because(Words.time(endpoint, waited + computed, requests))
        .because(
            Units.duration(waited / Math.max(1, requests))
                + " of it waiting for the lock of an appender, "
                + Units.duration(computed / Math.max(1, requests))
                + " writing")
        .fix(
            "Use an asynchronous appender, log less of what nobody reads, and leave out the caller's"
                + " location (%L, %M, %class).")
        .verify("The time in log appenders.")
        .costs(waited + computed, requests, Gain.atMost(waited + computed))
        .saves(computed, Kind.CPU, Kind.RUNQ)
        .explains("hot_method", hotSpots(endpoint, computed))
        .sampled();
  }
}
