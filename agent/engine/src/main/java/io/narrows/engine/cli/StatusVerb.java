package io.narrows.engine.cli;

import io.narrows.engine.control.Answer;
import io.narrows.engine.control.ControlClient;
import io.narrows.engine.control.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Prints how the agent itself is doing. */
final class StatusVerb implements Verb {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public String summary() {
    return "prints how the agent in a JVM is doing";
  }

  @Override
  public List<String> help() {
    return List.of(
        "status PID",
        "",
        "Prints what the agent wove, read and lost, and what went wrong.",
        "",
        "  java -jar narrows.jar status 4711");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws IOException, WrongUse {
    Arguments given = Arguments.parse(arguments, List.of(), List.of());
    long pid = given.pid();
    given.requireNothingMore();
    Optional<Answer> answer = ControlClient.ask(pid, "status");
    if (answer.isEmpty()) {
      terminal.say("there is no agent in " + pid);
      return ExitCode.NOT_ATTACHABLE;
    }
    terminal.out().print(answer.get().text());
    return answer.get().code();
  }
}
