package io.narrows.engine.cli;

import java.io.IOException;
import java.util.List;

/** One verb of the command line. */
interface Verb {
  String name();

  /** What it does, in one line. */
  String summary();

  /** How it is used, with examples; lines. */
  List<String> help();

  /** Does it, and returns the exit code. */
  int run(List<String> arguments, Terminal terminal) throws IOException, WrongUse;
}
