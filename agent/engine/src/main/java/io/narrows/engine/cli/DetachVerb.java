package io.narrows.engine.cli;

import io.narrows.engine.control.Answer;
import io.narrows.engine.control.ControlClient;
import io.narrows.engine.control.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes the agent leave a JVM. */
final class DetachVerb implements Verb {
  @Override
  public String name() {
    return "detach";
  }

  @Override
  public String summary() {
    return "stops watching a JVM and weaves it back";
  }

  @Override
  public List<String> help() {
    return List.of(
        "detach PID",
        "",
        "Sends what is left and takes everything that was woven out of the JVM again.",
        "",
        "  java -jar narrows.jar detach 4711");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws IOException, WrongUse {
    Arguments given = Arguments.parse(arguments, List.of(), List.of());
    long pid = given.pid();
    given.requireNothingMore();
    Optional<Answer> answer = ControlClient.ask(pid, "detach");
    if (answer.isEmpty()) {
      terminal.say("there is no agent in " + pid);
      return ExitCode.NOT_ATTACHABLE;
    }
    terminal.say(answer.get().text().trim());
    return answer.get().code();
  }
}
