package io.narrows.engine.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Where a verb prints.
 *
 * @param out what was asked for
 * @param err what is said beside it
 * @param jar the narrows.jar that runs
 */
record Terminal(PrintStream out, PrintStream err, Path jar) {
  void say(String line) {
    err.println("narrows: " + line);
  }
}
