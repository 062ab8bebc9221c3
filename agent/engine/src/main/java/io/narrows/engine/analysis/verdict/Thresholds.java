package io.narrows.engine.analysis.verdict;

import io.narrows.engine.analysis.Counted;

/** Every number by which a finding is judged, with where it comes from; the gate of all first. */
public final class Thresholds {
  private static final long MILLI = 1_000_000;

  /** Requests in which it was seen. (ours) */
  public static final long REQUESTS = 30;

  /** Attempts count like requests where these are so many: fewer are one incident. (ours) */
  public static final long REQUESTS_OF_ATTEMPTS = 10;

  /** The same as requests where somebody waits for the answer: Sentry waits for the third too. */
  static final long REQUESTS_IN_DEVELOPMENT = 3;

  /** Of the endpoint's time. (ours) */
  static final double SHARE = 0.10;

  /** Of the time of the endpoint's slowest 5 %. (ours) */
  static final double TAIL_SHARE = 0.25;

  /** From so many requests on an endpoint is warm. (ours) */
  static final long WARM_REQUESTS = 100;

  /** Or from so long after the first of them. (ours) */
  static final long WARM_MINUTES = 1;

  /** Of the busy time of what is waited for: then that is the cause. (ours) */
  public static final double CAUSE = 0.5;

  /** What a fix saves of one request. (ours) */
  static final long GAIN_NANOS = 5 * MILLI;

  /** What a fix saves of the endpoint's mean. (ours) */
  static final double GAIN_SHARE = 0.05;

  /** What of the most that a fix can save counts where less is sure. (ours) */
  static final double UNSURE = 0.25;

  /** Of all request time. (ours) */
  public static final double MINOR = 0.01;

  /** Of an endpoint that breaks its objective now. (ours) */
  static final double CRITICAL = 0.25;

  /** Of all request time. (ours) */
  static final double MAJOR = 0.05;

  // Repetition

  /** Executions in one request: Sentry, Digma, Scout and perf-sentinel agree. */
  public static final long REPEATS = Counted.REPEATS;

  /** Nobody waits for a single request of a job: users asked Sentry for more room. (ours) */
  public static final double JOB_FACTOR = 10;

  /** Of the repetitions that make one, which have other values than all before. (ours) */
  public static final double DISTINCT = 0.9;

  /** Pearson's coefficient from which repetitions follow the rows before them. (ours) */
  public static final double IN_STEP = 0.9;

  /** Pearson's coefficient up to which two things are taken to be apart. (ours) */
  public static final double OUT_OF_STEP = 0.3;

  /** Rows of one execution with a list of values from which it is a batch. (ours) */
  public static final double ROWS_OF_A_LIST = 2;

  /** Rows that are written together: Hibernate's advice is 10 to 50. */
  public static final int BATCH = 50;

  /** Rows of one execution from which it is no lookup of one thing. (ours) */
  public static final double ROWS_OF_A_LOOKUP = 10;

  /** Commits in one request that could be one. (ours) */
  public static final double COMMITS = 2;

  /** Of the endpoint's time, in commits, where they are fewer than {@link #REPEATS}. (ours) */
  public static final double COMMITTING = 0.10;

  // Single operations

  /** p95 of a statement: Sentry, New Relic and perf-sentinel. */
  public static final long SLOW_QUERY_NANOS = 500 * MILLI;

  /** A statement that dominates its endpoint, (ours). */
  public static final double DOMINANT = 0.30;

  /** And is not quick by itself. (ours) */
  public static final long DOMINANT_MEAN_NANOS = 20 * MILLI;

  /** Rows of one execution from which they are many. (ours) */
  public static final long MANY_ROWS = 1_000;

  /** A slow execution takes so many times a fast one. (ours) */
  public static final double MODES_APART = 5;

  /** Of a statement's time, in its slow executions. (ours) */
  public static final double SLOW_MODE = 0.10;

  /** Of the executions of a statement, which end over a lock. (ours) */
  public static final double LOCKS_LOST = 0.01;

  /** Of the long executions, those that were answered when another transaction let go. (ours) */
  public static final double LOCK_WAITS = 0.50;

  /** So many times as often as by chance. (ours) */
  public static final double LOCK_ODDS = 3;

  /** Of all the time of a statement, waited for others' rows. (ours) */
  public static final double LOCKED_ROWS = 0.10;

  /** Of reading the rows of one result. (ours) */
  public static final long FETCH_NANOS = 20 * MILLI;

  /** Reading takes so many times the execution. (ours) */
  public static final double FETCH_OF_EXECUTE = 3;

  /** Round trips for the rows of one result. (ours) */
  public static final double TRIPS = 10;

  /** Rows that may well come at once. (ours) */
  public static final int ROWS_AT_ONCE = 1_000;

  /** Physical connects per request of the endpoint. (ours) */
  public static final double CONNECTS = 0.01;

  /** Of one connect. (ours) */
  public static final long CONNECT_NANOS = 10 * MILLI;

  /** Of the connects or checks of requests, what a pool saves at least. (ours) */
  public static final double POOLED = 0.5;

  /** Rows that a page shows. (ours) */
  public static final long PAGE_ROWS = 100;

  /** Of the requests with a query, those that are answered with a file. (ours) */
  public static final double EXPORTS = 0.5;

  // Outgoing calls

  /** Repeated calls of one request take so long. (ours; Sentry 300 ms, in a browser) */
  public static final long REPEATED_CALLS_NANOS = 100 * MILLI;

  /** With more of them than this at once, they are not made one after another. (ours) */
  public static final double MOSTLY_OVERLAPPING = 0.2;

  /** Of the endpoint's time, in attempts that failed. (ours) */
  public static final double FAILED = 0.10;

  /** Of the endpoint's requests, which met a timeout. (ours) */
  public static final double FAILING_REQUESTS = 0.01;

  /** Around one value: what ends so alike is ended by a clock. (ours) */
  public static final double PLATEAU_WIDTH = 0.02;

  /** So few failures end alike by chance. (ours) */
  public static final int PLATEAU_FAILURES = 10;

  /** A shorter timeout is none that anybody configures. (ours) */
  public static final long PLATEAU_NANOS = 50 * MILLI;

  /** Of the endpoint's time, waiting for a connection of an HTTP client's pool. (ours) */
  public static final double CLIENT_POOL = 0.10;

  /** Of the calls, those for which a connection was made. (ours) */
  public static final double NEW_CONNECTIONS = 0.30;

  /** And so long did making it take. (ours) */
  public static final long CONNECT_MEAN_NANOS = 5 * MILLI;

  /** p99 of asking a name service. (ours) */
  public static final long LOOKUP_P99_NANOS = Counted.SLOW_LOOKUP_NANOS;

  /** p99 of connecting. (ours) */
  public static final long CONNECT_P99_NANOS = Counted.SLOW_CONNECT_NANOS;

  /** A resolver that was asked in vain is asked again after so long: resolv.conf(5), timeout. */
  public static final long RESOLVER_TIMEOUT_NANOS = 5_000 * MILLI;

  /** A first packet that was lost is sent again after so long: RFC 6298, section 2. */
  public static final long RETRANSMIT_NANOS = 1_000 * MILLI;

  /** Body of a request or a response: Sentry. */
  public static final long LARGE_BYTES = 300_000;

  /** Such a body takes so long: Sentry. */
  public static final long LARGE_NANOS = 100 * MILLI;

  /** Or so much of its call, from the first byte of the answer on. (ours) */
  public static final double MOST_OF_CALL = 0.5;

  /** Of an endpoint's processor time, in making and reading JSON and XML. (ours) */
  public static final double SERIALISED = 0.10;

  // Waiting

  /** Of what kept others waiting, an owner of a lock or threads, seen at work: a tenth. (ours) */
  public static final double OWNER_SEEN = 0.10;

  /** Of a queue or a pool: Datadog's threshold of queueing time. */
  public static final long WAIT_P99_NANOS = 50 * MILLI;

  /** Of an endpoint's time. (ours) */
  public static final double WAITED = 0.10;

  /** Of the connections, borrowed by a thread that holds one already. (ours) */
  public static final double NESTED = 0.10;

  /** No request holds a connection longer. (ours; HikariCP's leak detection begins at 2 s) */
  public static final long LEAK_NANOS = 30_000 * MILLI;

  /** Where somebody waits for the answer, and sees himself whether it is given back. (ours) */
  public static final long LEAK_NANOS_IN_DEVELOPMENT = 10_000 * MILLI;

  /** And for longer than so many times the p99 of its pool. (ours) */
  public static final double LEAK_TIMES_P99 = 20;

  /** Threads or connections that are busy for so much of their time leave few waiting. (ours) */
  public static final double COMFORTABLE = 0.7;

  /** Of ten looks a second that find somebody waiting for it, or all of it in use. (ours) */
  public static final double WAITED_FOR = 0.20;

  /** Of a pool's connections or an executor's threads that are busy. (ours) */
  public static final double BUSY = 0.80;

  /** Of the time that a connection is held, spent on something else than the database. (ours) */
  public static final double HELD_ELSEWHERE = 0.30;

  /** So long a hold is worth shortening. (ours) */
  public static final long HOLD_NANOS = 20 * MILLI;

  /** Of the hold, what making a statement faster or not nesting is taken to save. (ours) */
  public static final double HOLD_SAVED = 0.5;

  /** So busy, the arrivals that are measured are what gets through. (ours) */
  static final double SATURATED = 0.98;

  /** Of what the model of a queue says, what is sure: see the RATIONALE. (ours) */
  static final double MODEL_SURE = 0.5;

  /**
   * Of holds, the squared coefficient of variation at least: of few holds with one that is long
   * among them it may be anything. (ours)
   */
  static final double LEAST_VARIATION = 0.2;

  /** As {@link #LEAST_VARIATION}, at most. (ours) */
  static final double MOST_VARIATION = 5;

  /** Of a pool's connections, when holding them longer than needed begins to matter. (ours) */
  public static final double HELD_BUSY = 0.30;

  /** Of the looks at an executor, those that found all its threads at work. (ours) */
  public static final double FULL = 0.50;

  /** Of its run times, the squared coefficient of variation: few long tasks among short. (ours) */
  public static final double HEAD_OF_LINE = 4;

  /** Of what the threads of an executor do, when that is the reason of its queue. (ours) */
  public static final double MOST_OF_WORK = 0.50;

  /** Of the tasks of an executor, those that another one of it submitted. (ours) */
  public static final double OWN_SUBMITS = 0.10;

  /** Of a request, before its container has a thread for it. (ours) */
  public static final long BEFORE_REQUEST_NANOS = 20 * MILLI;

  // The application's own code

  /** Of the endpoint's time, blocked at one lock. (ours) */
  public static final double LOCKED = 0.05;

  /** Threads that wait for one lock on average: 100 ms of each second. (ours) */
  public static final double LOCKED_THREADS = 0.1;

  /** A sleep in a request. (ours) */
  public static final long SLEEP_NANOS = 10 * MILLI;

  /** Of the endpoint's time, slept. (ours) */
  public static final double SLEPT = 0.05;

  /** Of the requests' time, in which virtual threads kept their carriers. (ours) */
  public static final double PINNED = 0.05;

  /** Of all carriers, kept by virtual threads on average: few are left for the others. (ours) */
  public static final double CARRIERS_PINNED = 0.5;

  /** Of what all endpoints pin, so much makes one a reason. (ours) */
  public static final double PART_OF_PINNED = 0.10;

  /** Of the endpoint's time, on a processor below one method. (ours) */
  public static final double HOT = 0.10;

  /** And this at least, with 95 % confidence. (ours) */
  public static final double HOT_AT_LEAST = 0.07;

  /** And so much of one request: an endpoint that does not wait computes, somewhere. (ours) */
  public static final long HOT_NANOS = 10 * MILLI;

  /** Of what is computed in one method, what a fix removes at least. (ours) */
  public static final double HOT_SAVED = 0.3;

  /** Samples of an endpoint from which shares are told. (ours) */
  public static final long SAMPLES = 100;

  /** The same where somebody waits for the answer and the interval is told. (ours) */
  public static final long SAMPLES_IN_DEVELOPMENT = 20;

  /** Of the endpoint's processor time, spent on making exceptions. (ours) */
  public static final double EXCEPTIONS = 0.05;

  /** A second: JMC's lower threshold. */
  public static final double EXCEPTIONS_PER_SECOND = 5_000;

  /** Of its own time, above which recordings ran for all of it but their start. (ours) */
  public static final double RECORDED = 0.8;

  /** Of the endpoint's time, in log appenders. (ours) */
  public static final double LOGGING = 0.05;

  // The machine

  /** Of an endpoint's time, from which it is one of those that pay for what stops all. (ours) */
  public static final double AFFECTED = 0.05;

  /** Of the time, in which the container was stopped. (ours) */
  public static final double THROTTLED = 0.05;

  /** Of the processors, used by this JVM: JMC's HighJvmCpu. */
  public static final double JVM_LOAD = 0.80;

  /** Of the processors, used by others: JMC's CompareCpu. */
  public static final double OTHERS_LOAD = 0.40;

  /** Of the processors in use, from which threads wait for one. (ours) */
  public static final double FULL_LOAD = 0.90;

  /** Of the time, in pauses of the garbage collector: JMC. */
  public static final double PAUSED = 0.05;

  /** One pause: JMC's LongGcPause and Datadog. */
  public static final long LONG_PAUSE_NANOS = 1_000 * MILLI;

  /** Of the slowest requests, those that met a pause of 20 ms. (ours) */
  public static final double SLOW_PAUSED = 0.25;

  /** Of the others, when it is the pause that tells them apart. (ours) */
  public static final double OTHERS_PAUSED = 0.05;

  /** Of the time, in other stops of everything. (ours) */
  public static final double STOPPED = 0.01;

  /** One such stop. (ours) */
  public static final long LONG_STOP_NANOS = 100 * MILLI;

  /** How much slower the first hundred requests are than those after them. (ours) */
  public static final double COLD = 3;

  /** So many requests have to follow them. (ours) */
  public static final long COLD_REQUESTS = 300;

  /** So many wait at every moment on average, where a burst is too much. (ours) */
  public static final double WAITING = 1;

  /** And each for so long a part of what it waits for. (ours) */
  public static final double WAIT_OF_USE = 0.25;

  // Endpoints

  /** Statements of one request, on average. (ours) */
  public static final double CHATTY_QUERIES = 50;

  /** Times the statements of a request that are usual in the service: perf-sentinel, Digma. */
  public static final double CHATTY_TIMES_USUAL = 3;

  /** Of so few endpoints, none is usual. (ours) */
  public static final int CHATTY_ENDPOINTS = 4;

  /** Below this many statements, three times the usual are not many. (ours) */
  public static final double CHATTY_LEAST = 15;

  /** Outgoing calls of one request: perf-sentinel. */
  public static final double CHATTY_CALLS = 15;

  /** Slow requests take so many times what typical ones take. (ours) */
  public static final double TAIL_TIMES = 3;

  /** What is more or slower by less than this factor is not what differs. (ours) */
  public static final double TAIL_DIFFERS = 1.5;

  /** Seconds of load, to say how time grows with it. (ours) */
  public static final long LOAD_SECONDS = 30;

  /** The fullest of them has so many times the requests of the emptiest. (ours) */
  public static final double LOAD_SPAN = 4;

  /** Of the growth, by one kind of time. (ours) */
  public static final double LOAD_SHARE = 0.50;

  /** Of a slope in its standard errors: less is chance. (ours) */
  public static final double LOAD_ERRORS = 4;

  /** How much longer a request of the fullest second is. (ours) */
  public static final long LOAD_NANOS = 10 * MILLI;

  /** And how much of its mean. (ours) */
  public static final double LOAD_GROWTH = 0.30;

  /** Of the mean of an earlier build, by which one kind of time rose. (ours) */
  public static final double REGRESSION = 0.30;

  /** And by so much of each request. (ours) */
  public static final long REGRESSION_NANOS = 10 * MILLI;

  /** Of the difference in its standard errors (Welch): less is chance. (ours) */
  public static final double REGRESSION_ERRORS = 4;

  /** Of the time, without a cause that was seen. (ours) */
  public static final double UNEXPLAINED = 0.20;

  private Thresholds() {}
}
