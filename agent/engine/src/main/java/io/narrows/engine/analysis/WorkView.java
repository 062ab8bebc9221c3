package io.narrows.engine.analysis;

import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.site.CallSite;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of an executor did with their time.
 *
 * @param kinds of the tasks of which something was seen, all of it, by kind
 * @param with the same by what was done, for what can be named
 * @param variation of the run times of all tasks: the square of their coefficient of variation
 * @param full the share of looks, while it was used, that found all threads at work, or somebody
 *     who waited for a connection; NaN when nobody could look
 * @param ownSubmits tasks that another task of the same executor had submitted to it
 * @param neverMade threads that it may make and never will, because its queue takes every task
 * @param selfJoins waits of its threads for its own tasks
 */
public record WorkView(
    List<KindTime> kinds,
    Map<Signature, Long> with,
    double variation,
    double full,
    long ownSubmits,
    int neverMade,
    SelfJoinView selfJoins) {
  /** Of what is no executor. */
  public static final WorkView NONE = full(Double.NaN);

  /** Of a pool, of which it is known how often somebody waited. */
  public static WorkView full(double share) {
    return new WorkView(List.of(), Map.of(), 0, share, 0, 0, SelfJoinView.NONE);
  }

  /** The time of which it is known what it went into. */
  public long seenNanos() {
    return kinds.stream().mapToLong(KindTime::nanos).sum();
  }

  /**
   * Waits for tasks that stand in the queue of the waiting thread's own executor.
   *
   * @param whenFull how many began while all threads were at work
   * @param standstills how often all threads waited so, and none could go on
   * @param isStuck whether that is so now
   * @param endpoint whose request waited, or null
   * @param site where, or null
   */
  public record SelfJoinView(
      long count,
      long whenFull,
      long nanos,
      long standstills,
      boolean isStuck,
      @Nullable Endpoint endpoint,
      @Nullable CallSite site) {
    public static final SelfJoinView NONE = new SelfJoinView(0, 0, 0, 0, false, null, null);
  }
}
