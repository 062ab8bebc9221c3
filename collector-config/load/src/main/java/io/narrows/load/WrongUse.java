package io.narrows.load;

/** The command line says something that cannot be done. */
public final class WrongUse extends Exception {
  private static final long serialVersionUID = 1;

  public WrongUse(String message) {
    super(message);
  }
}
