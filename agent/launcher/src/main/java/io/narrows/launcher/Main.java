package io.narrows.launcher;

/** The command line of the jar; its verbs live in the agent's loader. */
public final class Main {
  /** Wrong use, as every verb says it. */
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    int version = Premain.feature(System.getProperty("java.specification.version", ""));
    if (version < Premain.OLDEST) {
      System.err.println(
          "narrows needs Java " + Premain.OLDEST + " or newer, and this is Java " + version);
      System.exit(WRONG_USE);
    }
    System.exit(Launch.command(arguments));
  }
}
