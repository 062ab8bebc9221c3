package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Labels;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Spread;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Baseline.Before;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A kind of time takes longer than in an earlier build, by more than chance. */
final class Regression implements Rule {
  // How own code is divided depends on what looked at it; only all of it can be compared.
  private static final Set<Kind> OWN =
      EnumSet.of(
          Kind.APP, Kind.CPU, Kind.RUNQ, Kind.OFFCPU_UNKNOWN, Kind.GC, Kind.SAFEPOINT, Kind.LOCK);

  @Override
  public String type() {
    return "regression";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      Rise most = null;
      for (KindTime time : endpoint.time()) {
        Rise rise = rise(scene, endpoint, time.kind());
        if (rise != null && (most == null || rise.nanos() > most.nanos())) {
          most = rise;
        }
      }
      if (most != null) {
        found.accept(draft(endpoint, most));
      }
    }
  }

  private static @Nullable Rise rise(Scene scene, EndpointView endpoint, Kind kind) {
    Before before = scene.before().of(endpoint.endpoint(), kind);
    if (before == null) {
      return null;
    }
    double requests = Math.max(1, endpoint.latency().count());
    Rise rise = new Rise(kind, before, Scene.nanos(endpoint, kind) / requests);
    double spread = Spread.of(endpoint, kind);
    double error =
        Math.sqrt(
            spread * spread / requests
                + before.spreadNanos() * before.spreadNanos() / before.requests());
    boolean isRise = isMuch(rise.nanos(), before.meanNanos());
    boolean isReal = rise.nanos() > Thresholds.REGRESSION_ERRORS * error;
    return isRise && isReal && (!OWN.contains(kind) || isOwnMore(scene, endpoint)) ? rise : null;
  }

  private static boolean isMuch(double rise, double before) {
    return rise >= Thresholds.REGRESSION_NANOS && rise >= Thresholds.REGRESSION * before;
  }

  private static boolean isOwnMore(Scene scene, EndpointView endpoint) {
    double then = 0;
    double now = 0;
    for (Kind kind : OWN) {
      Before before = scene.before().of(endpoint.endpoint(), kind);
      then += before == null ? 0 : before.meanNanos();
      now += Scene.nanos(endpoint, kind) / (double) Math.max(1, endpoint.latency().count());
    }
    return isMuch(now - then, then);
  }

  private Draft draft(EndpointView endpoint, Rise rise) {
    long requests = endpoint.latency().count();
    long nanos = Math.round(rise.nanos() * requests);
    String what = Labels.of(rise.kind());
    Draft draft =
        new Draft(type(), endpoint)
            .title(endpoint.endpoint().name() + " takes longer than before: its " + what + " rose")
            .because(
                what
                    + " took "
                    + Units.duration(Math.round(rise.before().meanNanos()))
                    + " of a request in the baseline, and takes "
                    + Units.duration(Math.round(rise.nowNanos()))
                    + " now; "
                    + Units.count(Math.round(rise.before().requests()))
                    + " requests then, "
                    + Units.count(requests)
                    + " now")
            .because(Words.time(endpoint, nanos, requests));
    List<SignatureView> views = Scene.of(endpoint, rise.kind());
    if (!views.isEmpty()) {
      draft.because("Most of it is " + views.get(0).signature().text());
    }
    return draft
        .fix(
            "Look at what changed since the baseline in what this endpoint does then; compare both"
                + " reports.")
        .verify("Its " + what + " of a request against the baseline.")
        .costs(nanos, requests, Gain.atMost(nanos))
        .saves(nanos, rise.kind());
  }

  /** More time of one kind than before. */
  private record Rise(Kind kind, Before before, double nowNanos) {
    double nanos() {
      return nowNanos - before.meanNanos();
    }
  }
}
