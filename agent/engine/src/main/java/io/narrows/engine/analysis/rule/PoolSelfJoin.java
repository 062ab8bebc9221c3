package io.narrows.engine.analysis.rule;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.Snapshot.EndpointView;
import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.WorkView.SelfJoinView;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Gain;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.Sites;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tasks wait for tasks in the queue of their own executor. With all of its threads waiting so, none
 * ever goes on: that is said at once, because requests that never end are in no average.
 */
final class PoolSelfJoin implements Rule {
  @Override
  public String type() {
    return "pool_self_join";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (ResourceView executor : scene.snapshot().executors()) {
      SelfJoinView joins = executor.work().selfJoins();
      if (joins.isStuck() || joins.standstills() > 0) {
        found.accept(stuck(scene, executor, joins));
      } else if (joins.whenFull() >= scene.requestsNeeded()) {
        found.accept(risky(scene, executor, joins));
      }
    }
  }

  private Draft stuck(Scene scene, ResourceView executor, SelfJoinView joins) {
    long nanos = waitedNanos(scene, executor, joins);
    String now = joins.isStuck() ? "They wait now, and no task of it ends" : "They went on since";
    return draft(scene, executor, joins)
        .title(
            "All threads of executor "
                + executor.name()
                + " wait for tasks that stand in its own queue")
        .because(
            Units.count(joins.standstills())
                + " times all "
                + Units.count(Math.max(0, executor.limit()))
                + " threads waited for tasks that only they could run")
        .because(now)
        .costs(nanos, Math.max(1, joins.count()), Gain.atMost(nanos))
        .explainsAnywhere("executor_queue", queue(executor))
        .standstill();
  }

  private Draft risky(Scene scene, ResourceView executor, SelfJoinView joins) {
    long nanos = waitedNanos(scene, executor, joins);
    return draft(scene, executor, joins)
        .title(
            "Tasks of executor " + executor.name() + " wait for tasks in the queue of the same one")
        .because(
            Units.count(joins.whenFull())
                + " of "
                + Units.count(joins.count())
                + " such waits began while all of its threads were at work: when the last one"
                + " waits too, all stand still")
        .costs(nanos, joins.whenFull(), Gain.atMost(nanos))
        .latent()
        .anyShare();
  }

  private Draft draft(Scene scene, ResourceView executor, SelfJoinView joins) {
    Sites sites = new Sites();
    if (joins.site() != null) {
      sites.add(joins.site());
    }
    return new Draft(type(), view(scene, executor, joins))
        .of(new Signature(Kind.JOIN, executor.name(), ""), sites.seen(), List.of())
        .because(
            "Executor "
                + executor.name()
                + " has "
                + Units.count(Math.max(0, executor.limit()))
                + " threads; "
                + Units.count(executor.work().ownSubmits())
                + " of its tasks were submitted by its own tasks")
        .fix(
            "Give the inner tasks an executor of their own, or compose them with CompletableFuture"
                + " instead of waiting. More threads only need more load to stand still.")
        .verify("Waits of " + executor.name() + " for its own tasks should be none.");
  }

  /**
   * What the requests of the endpoint waited for such tasks: threads that wait at the same time are
   * one wait of their request. Of requests that never ended, what the threads waited.
   */
  private static long waitedNanos(Scene scene, ResourceView executor, SelfJoinView joins) {
    long onPath =
        Scene.of(view(scene, executor, joins), Kind.QUEUE).stream()
            .filter(view -> view.signature().equals(queue(executor)))
            .mapToLong(SignatureView::pathNanos)
            .sum();
    return onPath == 0 ? joins.nanos() : Math.min(onPath, joins.nanos());
  }

  private static Signature queue(ResourceView executor) {
    return new Signature(Kind.QUEUE, executor.name(), "");
  }

  /** The endpoint that waits; one whose requests never ended has no time of its own. */
  private static EndpointView view(Scene scene, ResourceView executor, SelfJoinView joins) {
    Endpoint wanted =
        joins.endpoint() == null
            ? new Endpoint(Request.Root.TASK, "task on " + executor.name())
            : joins.endpoint();
    return scene.endpoint(wanted);
  }
}
