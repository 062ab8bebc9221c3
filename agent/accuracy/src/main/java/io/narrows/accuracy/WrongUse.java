package io.narrows.accuracy;

/** The command line says something that cannot be done. */
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1;

  WrongUse(String message) {
    super(message);
  }
}
