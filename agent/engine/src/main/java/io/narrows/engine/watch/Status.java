package io.narrows.engine.watch;

import java.util.Locale;

/** Where in its life a finding is. */
public enum Status {
  /** Seen for the first time. */
  NEW,
  /** Was there before and is there. */
  ONGOING,
  /** Its endpoint was used, and it was not there in the last windows. */
  POSSIBLY_FIXED,
  /** Was gone and is back. */
  REGRESSED;

  /** As it is written, in words and attributes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
