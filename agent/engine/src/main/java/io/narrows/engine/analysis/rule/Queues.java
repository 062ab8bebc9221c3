package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.ResourceView;
import io.narrows.engine.analysis.verdict.Thresholds;

/** Whether something is too little, though it is not busy all of the time. */
final class Queues {
  private Queues() {}

  /**
   * Whether waits are long beside what is waited for, and not only for the moment that waking up
   * takes: then it is too little wherever looks often found all of it in use, or where at every
   * moment somebody waits on average (Little: those that wait are the rate times the wait). In
   * bursts that is so of a pool that has nothing to do between them.
   */
  static boolean isQueuedFor(ResourceView resource, double seconds) {
    boolean isWorthIt =
        resource.waiting().mean() >= Thresholds.WAIT_OF_USE * resource.using().mean();
    // Ten looks a second that never found all in use: what waited was not short of them.
    boolean wasNeverFull = resource.work().full() == 0;
    boolean isOften =
        resource.work().full() >= Thresholds.WAITED_FOR
            || resource.waiting().sum() / 1e9 >= Thresholds.WAITING * seconds;
    return resource.limit() > 0 && isWorthIt && !wasNeverFull && isOften;
  }
}
