package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Exceptions are made so often that it costs, mostly because they stand for an ordinary answer. */
final class ExceptionStorm implements Rule {
  @Override
  public String type() {
    return "exception_storm";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    long least = scene.samplesNeeded();
    double perSecond = scene.snapshot().machine().exceptionsPerSecond();
    for (EndpointView endpoint : scene.endpoints()) {
      long samples = HotSpots.samplesIn(endpoint, OwnStats.MAKING_EXCEPTIONS);
      Proportion share = new Proportion(samples, endpoint.own().samples());
      if (endpoint.own().samples() >= least
          && (share.share() >= Thresholds.EXCEPTIONS
              || samples > 0 && perSecond >= Thresholds.EXCEPTIONS_PER_SECOND)) {
        found.accept(draft(endpoint, share, perSecond));
      }
    }
  }

  private Draft draft(EndpointView endpoint, Proportion share, double perSecond) {
    long nanos = Math.round(share.share() * HotSpots.cpuNanos(endpoint));
    return new Draft(type(), endpoint)
        .of(
            new Signature(Kind.CPU, OwnStats.MAKING_EXCEPTIONS, ""),
            HotSpots.callersOf(endpoint, OwnStats.MAKING_EXCEPTIONS),
            endpoint.slow())
        .title(endpoint.endpoint().name() + " makes exceptions all the time")
        .because(
            Units.percent(share.share())
                + " of its processor time is spent on filling in stack traces, between "
                + Units.percent(share.low())
                + " and "
                + Units.percent(share.high()))
        .because(Units.count(Math.round(perSecond)) + " exceptions a second in the whole JVM")
        .fix(
            "Return an answer (Optional, a result type) where nothing exceptional happened; where the"
                + " type must stay, build it without a stack trace.")
        .verify("The exceptions per second.")
        .costs(nanos, endpoint.latency().count(), Gain.atMost(nanos))
        .sampled();
  }
}
