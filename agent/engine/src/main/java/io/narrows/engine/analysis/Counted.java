package io.narrows.engine.analysis;

/**
 * Every number by which something in a request, or in what is known of many, is counted as an
 * occasion, with where it comes from. What is made of the counts is judged by {@link
 * io.narrows.engine.analysis.verdict.Thresholds}.
 */
public final class Counted {
  private static final long MILLI = 1_000_000;

  /** So often in one request is a repetition: the industry's number for N+1. */
  public static final int REPEATS = 5;

  // One after another

  /** A shorter call is not worth a thread of its own. (ours) */
  static final long LONG_CALL_NANOS = 100 * MILLI;

  /** So many calls in turn: Sentry's consecutive HTTP. */
  static final int CALLS_IN_TURN = 3;

  /** And none where more hosts are asked: Sentry. */
  static final int HOSTS_IN_TURN = 2;

  /** A shorter query is not worth a thread of its own: Sentry. */
  static final long LONG_READ_NANOS = 30 * MILLI;

  /** What is saved by less is not worth it: Sentry. */
  static final long READS_SAVED_NANOS = 100 * MILLI;

  /** Longer sequences of queries are not looked for as a loop: Sentry. */
  static final int LOOP_LENGTH = 8;

  /** So often in a row is a loop: Sentry. */
  static final int LOOP_TIMES = 3;

  // At once

  /** More children of a request at once are too many: perf-sentinel. */
  static final int FAN_OUT = 20;

  /** Shorter waits do not keep others from a thread of the common pool. (ours) */
  static final long BLOCKED_POOL_NANOS = 10 * MILLI;

  /** What an event loop does beside is late by this. Vert.x warns at 2 s. (ours) */
  static final long BLOCKED_LOOP_NANOS = 5 * MILLI;

  // Network

  /** Of asking a name service. (ours) */
  public static final long SLOW_LOOKUP_NANOS = 50 * MILLI;

  /** Of connecting. (ours) */
  public static final long SLOW_CONNECT_NANOS = 200 * MILLI;

  // Locks of rows

  /** Shorter executions are not asked what they waited for. (ours) */
  static final long LONG_EXECUTION_NANOS = 10 * MILLI;

  /** The answers to who waited and to who let go overtake each other by so much. (ours) */
  static final long ANSWERS_APART_NANOS = 2 * MILLI;

  /** After so long the requests that it may have waited for have ended, too. (ours) */
  static final long TURNS_SETTLED_NANOS = 1_000 * MILLI;

  /** Of an execution, with a transaction open that it may wait for. (ours) */
  static final double BLOCKED = 0.5;

  // Two kinds of execution, by octaves of their time

  /** What differs by five is two octaves apart and more. */
  static final int OCTAVES_APART = 2;

  /** Of all executions: a peak of fewer is chance. (ours) */
  static final double PEAK = 0.05;

  /** Executions: a peak of fewer is chance. (ours) */
  static final int PEAK_COUNT = 10;

  /** Between two peaks there is at most so much of the lower one. (ours) */
  static final double VALLEY = 0.5;

  /** Changes from the one to the other, of what chance would bring. (ours) */
  static final double CHANGES = 0.25;

  // Slow against typical, first against later

  /** So few slow requests say nothing. (ours) */
  static final int SLOW_REQUESTS = 30;

  /** Of a part, from zero: chance brings it there in about one of twenty. */
  static final double STANDARD_ERRORS = 2;

  /** Of the gap between slow and typical. (ours) */
  static final double OF_THE_GAP = 0.1;

  /** The first requests of an endpoint. (ours) */
  public static final int FIRST_REQUESTS = 100;

  private Counted() {}
}
