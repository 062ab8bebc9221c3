package io.narrows.engine.control;

/** What the command line returns to the shell. */
public final class ExitCode {
  public static final int OK = 0;
  public static final int GATE_FAILED = 1;
  public static final int WRONG_USE = 2;
  public static final int NOT_ATTACHABLE = 3;
  public static final int NO_DATA_YET = 4;

  /** The command itself is broken; never 1, because a build takes that for a gate's answer. */
  public static final int BROKEN = 5;

  private ExitCode() {}
}
