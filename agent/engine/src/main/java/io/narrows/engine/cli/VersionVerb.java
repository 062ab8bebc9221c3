package io.narrows.engine.cli;

import io.narrows.engine.Version;
import io.narrows.engine.control.ExitCode;
import java.util.List;

/** Prints the version. */
final class VersionVerb implements Verb {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "prints the version";
  }

  @Override
  public List<String> help() {
    return List.of("version", "", "Prints the version of this jar.");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws WrongUse {
    Arguments.parse(arguments, List.of(), List.of()).requireNothingMore();
    terminal.out().println("narrows " + Version.current());
    return ExitCode.OK;
  }
}
