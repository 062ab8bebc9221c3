package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Weighed;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Exceptions are made so often that it costs, mostly because they stand for an ordinary answer. */
final class ExceptionStorm implements Rule {
  @Override
  public String type() {
    return "exception_storm";
  }

  /**
   * Where threads were seen making exceptions.
   *
   * @param count how often they were seen at all
   * @param mostAround at most this share of the processor time is in methods that make exceptions,
   *     with what these do besides: throw, catch and go on
   */
  private record Seen(List<Weighed> places, long count, double mostAround) {
    /** Samples of the flight recorder see nothing of what happens inside the JVM; looks do. */
    static Seen of(Scene scene, EndpointView endpoint) {
      OwnStats.View own = endpoint.own();
      Seen looked = looked(own);
      return looked.isEvidence(scene)
          ? looked
          : new Seen(own.running(), own.samples(), around(own, own.running()).high());
    }

    boolean isEvidence(Scene scene) {
      return scene.areEvidence(count, making().of());
    }

    /** Outside the JVM samples are right: a look is a little late, at the end of a loop's round. */
    private static Seen looked(OwnStats.View own) {
      double inside = making(own.lookedAt(), own.looks()).high();
      double outside = around(own, own.lookedAt()).high();
      return new Seen(own.lookedAt(), own.looks(), inside + (1 - inside) * outside);
    }

    private static Proportion making(List<Weighed> places, long count) {
      return new Proportion(HotSpots.samplesIn(places, OwnStats.MAKING_EXCEPTIONS), count);
    }

    private static Proportion around(OwnStats.View own, List<Weighed> makers) {
      Set<String> methods =
          makers.stream()
              .filter(each -> each.place().leaf().equals(OwnStats.MAKING_EXCEPTIONS))
              .map(each -> each.place().site().function())
              .collect(Collectors.toSet());
      long samples =
          own.running().stream()
              .filter(each -> methods.contains(each.place().site().function()))
              .mapToLong(Weighed::weight)
              .sum();
      return new Proportion(samples, own.samples());
    }

    Proportion making() {
      return making(places, count);
    }
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    double perSecond = scene.snapshot().machine().exceptionsPerSecond();
    for (EndpointView endpoint : scene.endpoints()) {
      Seen seen = Seen.of(scene, endpoint);
      Proportion making = seen.making();
      if (seen.isEvidence(scene)
          && (making.share() >= Thresholds.EXCEPTIONS
              || making.of() > 0 && perSecond >= Thresholds.EXCEPTIONS_PER_SECOND)) {
        found.accept(draft(endpoint, seen, perSecond));
      }
    }
  }

  private Draft draft(EndpointView endpoint, Seen seen, double perSecond) {
    Proportion making = seen.making();
    long nanos = Math.round(making.share() * HotSpots.cpuNanos(endpoint));
    return new Draft(type(), endpoint)
        .of(
            new Signature(Kind.CPU, OwnStats.MAKING_EXCEPTIONS, ""),
            HotSpots.callersOf(seen.places(), OwnStats.MAKING_EXCEPTIONS),
            endpoint.slow())
        .title(endpoint.endpoint().name() + " makes exceptions all the time")
        .because(
            Units.percent(making.share())
                + " of its processor time is spent on filling in stack traces; by "
                + Units.count(seen.count())
                + " samples between "
                + Units.percent(making.low())
                + " and "
                + Units.percent(making.high()))
        .because(Units.count(Math.round(perSecond)) + " exceptions a second in the whole JVM")
        .fix(
            "Return an answer (Optional, a result type) where nothing exceptional happened; where the"
                + " type must stay, build it without a stack trace.")
        .verify("The exceptions per second.")
        .costs(nanos, endpoint.latency().count(), Gain.atMost(mostNanos(endpoint, seen)))
        .saves(Scene.nanos(endpoint, Kind.GC), Kind.GC)
        .explains(
            "hot_method", HotSpots.mostlyIn(endpoint, seen.places(), OwnStats.MAKING_EXCEPTIONS))
        .sampled();
  }

  /** Throwing and catching goes with it, and their garbage may be what all collections were for. */
  private static long mostNanos(EndpointView endpoint, Seen seen) {
    long most = Math.round(seen.mostAround() * HotSpots.cpuNanos(endpoint));
    return Watched.atMost(endpoint, most, most) + Scene.nanos(endpoint, Kind.GC);
  }
}
