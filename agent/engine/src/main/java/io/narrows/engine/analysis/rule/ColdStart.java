package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Counted;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** The first requests of an endpoint are much slower than those after them. */
final class ColdStart implements Rule {
  @Override
  public String type() {
    return "cold_start";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      long first = endpoint.own().firstMedianNanos();
      long steady = endpoint.latency().p50();
      // Only where the first requests are part of what is looked at.
      boolean isSeen = endpoint.ageMinutes() * 60 <= scene.seconds() + 60;
      if (isSeen
          && endpoint.latency().count() >= Thresholds.COLD_REQUESTS
          && first >= Thresholds.COLD * steady) {
        found.accept(draft(endpoint, first, steady));
      }
    }
  }

  private Draft draft(EndpointView endpoint, long first, long steady) {
    long nanos = Counted.FIRST_REQUESTS * (first - steady);
    return new Draft(type(), endpoint)
        .title("The first requests of " + endpoint.endpoint().name() + " are slow")
        .because(
            "Half of the first "
                + Counted.FIRST_REQUESTS
                + " took longer than "
                + Units.duration(first)
                + "; later "
                + Units.duration(steady))
        .because("Classes may be loaded, code compiled and connections made in these")
        .fix(
            "Let it be ready only after it was warmed up, and give the JVM an archive of its classes"
                + " (CDS, or the AOT cache from JDK 24 on).")
        .verify("The latency of the first requests after a start.")
        .costs(nanos, Counted.FIRST_REQUESTS, Gain.atMost(nanos))
        .hint();
  }
}
