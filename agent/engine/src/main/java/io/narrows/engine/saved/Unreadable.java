package io.narrows.engine.saved;

/** A file that is no report, or none that this version reads; the message says which and why. */
public final class Unreadable extends Exception {
  Unreadable(String message) {
    super(message);
  }
}
