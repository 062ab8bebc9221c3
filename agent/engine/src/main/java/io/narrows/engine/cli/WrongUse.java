package io.narrows.engine.cli;

/** The command line was used in a way that it does not know. */
final class WrongUse extends Exception {
  WrongUse(String message) {
    super(message);
  }
}
