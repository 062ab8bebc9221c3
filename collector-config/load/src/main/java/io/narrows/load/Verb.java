package io.narrows.load;

/** One thing that the command line can be asked for. */
public interface Verb {
  /** What {@code --help} prints. */
  String help();

  /**
   * @return the exit code
   */
  int run(Given given) throws Exception;
}
