package io.narrows.engine.analysis;

/**
 * What executions of a statement waited for, of those that took long.
 *
 * @param asked how many took long
 * @param blocked of these, those that other transactions had open for most of their time, and that
 *     were answered when one of these ended
 * @param chance how many would be answered then by chance
 * @param nanos for how long such a transaction was open while the blocked ones were executed
 */
public record LockView(long asked, long blocked, double chance, long nanos) {
  /** None took long. */
  public static final LockView NONE = new LockView(0, 0, 0, 0);
}
