package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.CallView;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Time goes into attempts that fail, most of all by waiting for a timeout. */
final class RetryBurn implements Rule {
  @Override
  public String type() {
    return "retry_burn";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (CallUse use : CallUse.of(endpoint)) {
        if (isBurnt(use) || isPlateau(use)) {
          found.accept(draft(use));
        }
      }
    }
  }

  private static boolean isBurnt(CallUse use) {
    return Scene.share(use.endpoint(), use.failedPathNanos()) >= Thresholds.FAILED;
  }

  private static boolean isPlateau(CallUse use) {
    long requests = Math.max(1, use.endpoint().latency().count());
    return use.plateauNanos() > 0
        && (double) use.calls().failingRequests() / requests >= Thresholds.FAILING_REQUESTS;
  }

  private Draft draft(CallUse use) {
    EndpointView endpoint = use.endpoint();
    CallView calls = use.calls();
    long nanos = use.failedPathNanos();
    Draft draft =
        new Draft(type(), endpoint)
            .of(use.answer().signature(), use.answer().sites(), use.answer().exemplars())
            .title(
                endpoint.endpoint().name() + " waits for calls of " + use.target() + " that fail")
            .because(attempts(use))
            .because(Words.time(endpoint, nanos, calls.failingRequests()));
    if (use.plateauNanos() > 0) {
      draft.because(
          "Most failures end after " + Units.duration(use.plateauNanos()) + ": that is a timeout");
    }
    return draft
        .fix(fix(use))
        .verify("The time of failed attempts of this call.")
        .costs(nanos, calls.failingRequests(), Gain.atMost(Math.min(nanos, use.savableNanos())))
        .seen(calls.failed());
  }

  private static String attempts(CallUse use) {
    CallView calls = use.calls();
    return Units.count(calls.failed())
        + " of "
        + Units.count(use.answer().executions())
        + " attempts failed, in "
        + Units.count(calls.failingRequests())
        + " requests; "
        + Units.count(calls.retried())
        + " of them were tried again";
  }

  private static String fix(CallUse use) {
    String timeout =
        use.plateauNanos() == 0
            ? "Find out why it fails"
            : "Set a timeout that is a little above the usual answer ("
                + Units.duration(use.answer().latency().p50())
                + ")";
    return use.calls().retried() == 0
        ? timeout + "; a circuit breaker saves the wait while it is down."
        : timeout
            + "; try again once at most, after a random pause, and not behind a circuit"
            + " breaker that is open.";
  }
}
