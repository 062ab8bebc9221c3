package io.narrows.engine.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What more is known of statements than of other operations.
 *
 * @param binds what their values say, of those executions of which they are known
 * @param batches executions of more than one statement at once
 * @param ownCommits executions that were a transaction of their own
 * @param keysRead times that generated keys were read
 * @param fetchSize rows per round trip, where many were read; 0 when unknown or all
 * @param lockErrors executions that lost against another transaction
 * @param nested connections borrowed while the same thread held one of the same pool
 * @param inStep how repetitions follow the rows read before them, over requests; -1 to 1
 * @param modes a fast and a slow kind of execution, where there are two; or null
 * @param withRows executions of which the number of rows is known
 * @param slowWithRows how the time of these follows their rows; -1 to 1, 0 where one does not vary
 * @param locks what long executions waited for
 */
public record StatementView(
    BindView binds,
    long batches,
    long ownCommits,
    long keysRead,
    long fetchSize,
    long lockErrors,
    long nested,
    double inStep,
    @Nullable Modes modes,
    long withRows,
    double slowWithRows,
    LockView locks) {
  /** Of what is no statement. */
  public static final StatementView NONE =
      new StatementView(BindView.NONE, 0, 0, 0, 0, 0, 0, 0, null, 0, 0, LockView.NONE);

  /**
   * Executions told apart by their values.
   *
   * @param known executions of which the values are known
   * @param distinct of these, the different ones of each request
   * @param requests in which equal ones were repeated
   * @param redundant executions that repeated an equal one
   * @param redundantNanos what these took
   * @param mostEqual how many equal ones there were at most
   */
  public record BindView(
      long known,
      long distinct,
      long requests,
      long redundant,
      long redundantNanos,
      long mostEqual) {
    /** Nothing is known of values. */
    public static final BindView NONE = new BindView(0, 0, 0, 0, 0, 0);
  }
}
