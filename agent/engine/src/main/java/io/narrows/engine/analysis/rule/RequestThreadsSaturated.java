package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import java.util.function.Consumer;

/** Requests wait for a thread of their container before anything of them has begun. */
final class RequestThreadsSaturated implements Rule {
  @Override
  public String type() {
    return "request_threads_saturated";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView wait : Scene.of(endpoint, Kind.QUEUE)) {
        ResourceView executor = QueueUse.executor(scene, wait);
        if (executor != null && QueueUse.isBeforeRequest(wait)) {
          found.accept(draft(endpoint, wait, executor));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView wait, ResourceView executor) {
    return new Draft(type(), endpoint)
        .of(wait.signature())
        .title(endpoint.endpoint().name() + " waits for a request thread before it begins")
        .because(QueueUse.load(executor))
        .because(Words.time(endpoint, wait.pathNanos(), wait.requests()))
        .fix(
            "Find what the busy request threads wait for: that is the cause. Where it is"
                + " input and output, virtual threads remove the limit.")
        .verify("The wait for threads of " + executor.name() + ".")
        .costs(wait.pathNanos(), wait.requests(), Gain.atMost(wait.savableNanos()))
        .inferred();
  }
}
