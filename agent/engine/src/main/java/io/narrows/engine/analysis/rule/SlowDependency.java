package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Prominence;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** One outgoing call is most of the endpoint's time. */
final class SlowDependency implements Rule {
  @Override
  public String type() {
    return "slow_dependency";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      if (!endpoint.endpoint().isServer()) {
        continue; // Who waits for a task in the background waits for its executor.
      }
      for (CallUse use : CallUse.of(endpoint)) {
        if (use.shareOfService() >= Thresholds.DOMINANT && isLeading(use) && !isAnotherKind(use)) {
          found.accept(draft(use));
        }
      }
    }
  }

  /** One of several equal calls at once is the last one now and then, and the others as often. */
  private static boolean isLeading(CallUse use) {
    long largest = use.answer().prominence().largest();
    return use.isMostlyWaitedFor()
        || new Proportion(largest, use.endpoint().latency().count()).low() >= Thresholds.DOMINANT;
  }

  /** It takes long for a reason that has a name and a fix of its own. */
  private static boolean isAnotherKind(CallUse use) {
    return use.isRepeated()
        || 2 * use.failedPathNanos() > use.pathNanos()
        || 2 * use.leaseNanos() > use.pathNanos();
  }

  private Draft draft(CallUse use) {
    EndpointView endpoint = use.endpoint();
    long requests = use.answer().requests();
    Draft draft =
        new Draft(type(), endpoint)
            .of(use.answer().signature(), use.answer().sites(), use.answer().exemplars())
            .title(endpoint.endpoint().name() + " waits for " + use.target())
            .because(answers(use))
            .because(prominence(use))
            .because(Words.time(endpoint, use.pathNanos(), requests));
    if (use.leaseNanos() + use.bodyNanos() > 0) {
      draft.because(parts(use));
    }
    if (use.body() != null) {
      draft.with(use.body().signature());
    }
    return draft
        .fix(
            "Cache what may be old, ask earlier and beside other work, or set a shorter timeout."
                + " Halving it saves "
                + Units.duration(use.pathNanos() / 2 / Math.max(1, requests))
                + " a request.")
        .verify("The time of this call per request.")
        .costs(use.pathNanos(), requests, Gain.atMost(use.savableNanos()));
  }

  private static String answers(CallUse use) {
    Latency latency = use.answer().latency();
    return use.answer().signature().text()
        + " answers in "
        + Units.duration(latency.mean())
        + " on average, p95 "
        + Units.duration(latency.p95());
  }

  private static String prominence(CallUse use) {
    Prominence prominence = use.answer().prominence();
    long all = Math.max(1, use.endpoint().latency().count());
    return "It is the largest part of "
        + Units.percent((double) prominence.largest() / all)
        + " of the requests, and then "
        + Units.percent(prominence.shareWhenLargest())
        + " of their time";
  }

  private static String parts(CallUse use) {
    long all = Math.max(1, use.pathNanos());
    return Units.percent((double) use.leaseNanos() / all)
        + " of it is for a connection, "
        + Units.percent((double) use.answer().pathNanos() / all)
        + " until the answer begins, "
        + Units.percent((double) use.bodyNanos() / all)
        + " for its body";
  }
}
