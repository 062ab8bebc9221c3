package io.narrows.engine.watch;

import io.narrows.engine.analysis.verdict.Finding;

/** One finding over the windows. */
final class Life {
  /** Windows in which what was there is absent before it counts as gone. (ours) */
  static final int GONE_AFTER = 3;

  private static final int RECENT = 0b111;

  private final long firstSeenMillis;
  private Finding latest;
  private long lastSeenMillis;
  private int seen;
  private int looks;
  private int toldAgo;
  private boolean told;
  private Status status = Status.NEW;

  Life(Finding finding, long nowMillis) {
    latest = finding;
    firstSeenMillis = nowMillis;
    lastSeenMillis = nowMillis;
  }

  /**
   * Its window showed it.
   *
   * @param needed in how many of the last three windows it has to be seen to be told
   * @return whether that is news
   */
  boolean present(Finding finding, long nowMillis, int needed) {
    latest = finding;
    lastSeenMillis = nowMillis;
    look(1);
    if (Integer.bitCount(seen & RECENT) < needed) {
      return false;
    }
    if (!told) {
      told = true;
      return true;
    }
    Status before = status;
    status = before == Status.POSSIBLY_FIXED ? Status.REGRESSED : Status.ONGOING;
    return status == Status.REGRESSED;
  }

  /** Its endpoint was used, and it was not there; returns whether that is news. */
  boolean absent() {
    look(0);
    boolean gone = looks >= GONE_AFTER && (seen & RECENT) == 0;
    if (!gone || status == Status.POSSIBLY_FIXED) {
      return false;
    }
    status = Status.POSSIBLY_FIXED;
    return told;
  }

  private void look(int outcome) {
    seen = seen << 1 | outcome;
    looks++;
    toldAgo++;
  }

  /** Whether it has been told long enough ago to be told again. */
  boolean isDue(int windows) {
    return told && toldAgo >= windows;
  }

  void tell() {
    toldAgo = 0;
  }

  boolean isTold() {
    return told;
  }

  long lastSeenMillis() {
    return lastSeenMillis;
  }

  Finding latest() {
    return latest;
  }

  Standing standing() {
    return new Standing(status, firstSeenMillis, lastSeenMillis);
  }

  Found found() {
    return new Found(latest, standing());
  }
}
