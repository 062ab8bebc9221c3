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

/** Requests wait for tasks that stand in an executor's queue. */
final class ExecutorQueue implements Rule {
  @Override
  public String type() {
    return "executor_queue";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (EndpointView endpoint : scene.endpoints()) {
      for (SignatureView wait : Scene.of(endpoint, Kind.QUEUE)) {
        ResourceView executor = QueueUse.executor(scene, wait);
        if (executor != null && !QueueUse.isBeforeRequest(wait)) {
          found.accept(draft(endpoint, wait, executor));
        }
      }
    }
  }

  private Draft draft(EndpointView endpoint, SignatureView wait, ResourceView executor) {
    return new Draft(type(), endpoint)
        .of(wait.signature(), wait.sites(), wait.exemplars())
        .title(endpoint.endpoint().name() + " waits in the queue of executor " + executor.name())
        .because(QueueUse.load(executor))
        .because(Words.time(endpoint, wait.pathNanos(), wait.requests()))
        .fix(
            "Shorten the tasks or give them an executor of their own; more threads help where they"
                + " wait for something. With an unbounded queue only the core threads are used.")
        .verify("The queue wait of executor " + executor.name() + ".")
        .costs(wait.pathNanos(), wait.requests(), Gain.atMost(wait.savableNanos()))
        .inferred();
  }
}
