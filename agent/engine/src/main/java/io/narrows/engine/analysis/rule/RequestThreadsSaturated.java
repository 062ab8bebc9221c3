package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Draft;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.analysis.verdict.Thresholds;
import java.util.function.Consumer;

/** Requests wait for a thread of their container before anything of them has begun. */
final class RequestThreadsSaturated implements Rule {
  @Override
  public String type() {
    return "request_threads_saturated";
  }

  @Override
  public void look(Scene scene, Consumer<Draft> found) {
    for (QueueUse use : QueueUse.of(scene)) {
      if (use.isBeforeRequest() && isLong(use) && isShort(use)) {
        found.accept(draft(use));
      }
    }
  }

  private static boolean isLong(QueueUse use) {
    long mean = use.queued().pathNanos() / Math.max(1, use.queued().requests());
    return use.scene().isDevelopment()
        || mean >= Thresholds.BEFORE_REQUEST_NANOS
        || use.executor().waiting().p99() >= Thresholds.WAIT_P99_NANOS;
  }

  /**
   * Whether threads are what there is too little of. Before a request there is nothing else to wait
   * for, so where waits are a part that counts it is enough that looks often found none free.
   */
  private static boolean isShort(QueueUse use) {
    return use.isFull()
        || use.executor().work().full() >= Thresholds.WAITED_FOR
            && Scene.share(use.endpoint(), use.queued().pathNanos()) >= Thresholds.WAITED;
  }

  private Draft draft(QueueUse use) {
    String endpoint = use.endpoint().endpoint().name();
    Draft draft =
        new Draft(type(), use.endpoint())
            .of(use.queued().signature())
            .title(endpoint + " waits for a request thread before it begins")
            .because(use.load())
            .because(Words.time(use.endpoint(), use.queued().pathNanos(), use.queued().requests()));
    if (!use.doing().isEmpty()) {
      draft.because(use.doing());
    }
    return draft
        .fix(fix(use))
        .verify("The wait for threads of " + use.executor().name() + ".")
        .costs(use.queued().pathNanos(), use.queued().requests(), use.gain())
        .waitsFor(use.occupiedNanos(), use.work().with())
        .inferred();
  }

  private static String fix(QueueUse use) {
    return use.blockedShare() >= Thresholds.MOST_OF_WORK
        ? "Shorten what the busy request threads wait for: that is the cause. Until then about "
            + Units.count(use.threadsNeeded())
            + " threads, or virtual threads, keep requests from standing in line."
        : "The request threads are busy with code: more of them do not help on the same"
            + " processors. Make the requests cheaper, or add processors.";
  }
}
