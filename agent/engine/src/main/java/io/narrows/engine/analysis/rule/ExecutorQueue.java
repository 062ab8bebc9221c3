package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Requests wait for tasks that stand in an executor's queue. */
final class ExecutorQueue implements Rule {
  @Override
  public String type() {
    return "executor_queue";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (QueueUse use : QueueUse.of(scene)) {
      if (!use.isBeforeRequest() && (use.isFull() || use.isHeadOfLine())) {
        found.accept(draft(use));
      }
    }
  }

  private Draft draft(QueueUse use) {
    String name = use.executor().name();
    String endpoint = use.endpoint().endpoint().name();
    Draft draft =
        new Draft(type(), use.endpoint())
            .of(use.queued().signature(), use.queued().sites(), use.queued().exemplars())
            .title(endpoint + " waits in the queue of executor " + name)
            .because(use.load())
            .because(Words.time(use.endpoint(), use.queued().pathNanos(), use.queued().requests()));
    if (!use.doing().isEmpty()) {
      draft.because(use.doing());
    }
    if (use.backgroundShare() >= Thresholds.MOST_OF_WORK) {
      draft.because(
          Units.percent(use.backgroundShare())
              + " of all waits for it delay nobody: work in the background stands in the same"
              + " queue");
    }
    return draft
        .fix(fix(use))
        .verify("The queue wait of executor " + name + ".")
        .costs(use.queued().pathNanos(), use.queued().requests(), use.gain())
        .waitsFor(use.occupiedNanos(), use.work().with())
        .inferred();
  }

  private static String fix(QueueUse use) {
    if (use.work().neverMade() > 0) {
      return "Its queue takes every task, so none of the "
          + Units.count(use.work().neverMade())
          + " threads above its core of "
          + Units.count(use.executor().limit())
          + " is ever made: raise the core size, or bound the queue.";
    }
    if (use.isHeadOfLine()) {
      return "A few long tasks hold up many short ones: give the long ones an executor of their"
          + " own.";
    }
    if (use.work().ownSubmits() >= Thresholds.OWN_SUBMITS * use.executor().using().count()) {
      return "Its tasks submit further tasks to it and take threads from each other: give the"
          + " inner ones an executor of their own, or chain them without waiting.";
    }
    if (use.blockedShare() >= Thresholds.MOST_OF_WORK) {
      return "Its threads mostly wait for others: shorten that first. About "
          + Units.count(use.threadsNeeded())
          + " threads would serve this load without a queue.";
    }
    return "Its threads are busy with code: make the tasks cheaper or do fewer of them. More threads"
        + " than processors do not help.";
  }
}
