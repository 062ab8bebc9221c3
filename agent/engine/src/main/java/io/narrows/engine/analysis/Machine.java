package io.narrows.engine.analysis;

/** What happened to the whole JVM in one stretch of time. Drain thread only. */
public final class Machine {
  private long watchedNanos;
  private long pauses;
  private long pausedNanos;
  private long longestPauseNanos;
  private String pauseCause = "";
  private long safepoints;
  private long safepointNanos;
  private long longestSafepointNanos;
  private String safepointCause = "";
  private long readings;
  private double jvmLoad;
  private double hostLoad;
  private long throttledNanos;
  private long readNanos;
  private long exceptions;
  private long exceptionNanos;
  private int carriers;

  /** Flight recordings ran for so long. */
  public void watched(long nanos) {
    watchedNanos += nanos;
  }

  /** The garbage collector stopped everything. */
  public void pause(long nanos, String cause) {
    pauses++;
    pausedNanos += nanos;
    if (nanos >= longestPauseNanos) {
      longestPauseNanos = nanos;
      pauseCause = cause;
    }
  }

  /** Everything was stopped for another reason. */
  public void safepoint(long nanos, String cause) {
    safepoints++;
    safepointNanos += nanos;
    if (nanos >= longestSafepointNanos) {
      longestSafepointNanos = nanos;
      safepointCause = cause;
    }
  }

  /**
   * The processors were read.
   *
   * @param nanos since the reading before
   * @param jvm the share of all processors that this JVM used
   * @param host the share that everybody used
   * @param throttled how long the container was stopped for having used its share
   */
  public void load(long nanos, double jvm, double host, long throttled) {
    readings++;
    readNanos += nanos;
    jvmLoad += jvm;
    hostLoad += host;
    throttledNanos += throttled;
  }

  /** So many exceptions were made in this time. */
  public void exceptions(long count, long nanos) {
    exceptions += count;
    exceptionNanos += nanos;
  }

  /** So many threads carry all virtual threads. */
  public void carriers(int count) {
    carriers = Math.max(carriers, count);
  }

  void add(Machine other) {
    carriers(other.carriers);
    watchedNanos += other.watchedNanos;
    pauses += other.pauses;
    pausedNanos += other.pausedNanos;
    if (other.longestPauseNanos > longestPauseNanos) {
      longestPauseNanos = other.longestPauseNanos;
      pauseCause = other.pauseCause;
    }
    safepoints += other.safepoints;
    safepointNanos += other.safepointNanos;
    if (other.longestSafepointNanos > longestSafepointNanos) {
      longestSafepointNanos = other.longestSafepointNanos;
      safepointCause = other.safepointCause;
    }
    readings += other.readings;
    jvmLoad += other.jvmLoad;
    hostLoad += other.hostLoad;
    throttledNanos += other.throttledNanos;
    readNanos += other.readNanos;
    exceptions += other.exceptions;
    exceptionNanos += other.exceptionNanos;
  }

  /** A copy. */
  public View view() {
    double most = Math.max(1, readings);
    return new View(
        watchedNanos,
        new Stops(pauses, pausedNanos, longestPauseNanos, pauseCause),
        new Stops(safepoints, safepointNanos, longestSafepointNanos, safepointCause),
        readings,
        jvmLoad / most,
        hostLoad / most,
        readNanos == 0 ? 0 : (double) throttledNanos / readNanos,
        exceptionNanos == 0 ? 0 : exceptions * 1e9 / exceptionNanos,
        carriers);
  }

  /**
   * Stops of everything.
   *
   * @param cause of the longest
   */
  public record Stops(long count, long sumNanos, long longestNanos, String cause) {
    static final Stops NONE = new Stops(0, 0, 0, "");
  }

  /**
   * What happened to the whole JVM.
   *
   * @param watchedNanos for how long flight recordings ran; what only these see was not looked for
   *     in the rest
   * @param readings how often the loads were read
   * @param jvmLoad the mean share of all processors that the JVM used
   * @param hostLoad the mean share that everybody used
   * @param throttledShare of the time, in which the container was stopped
   * @param exceptionsPerSecond while flight recordings ran
   * @param carriers of virtual threads; 0 where there are none or it is not known
   */
  public record View(
      long watchedNanos,
      Stops pauses,
      Stops safepoints,
      long readings,
      double jvmLoad,
      double hostLoad,
      double throttledShare,
      double exceptionsPerSecond,
      int carriers) {
    /** Of which nothing is known. */
    public static final View NONE = new View(0, Stops.NONE, Stops.NONE, 0, 0, 0, 0, 0, 0);
  }
}
