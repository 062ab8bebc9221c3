package io.narrows.engine.cli;

import io.narrows.engine.control.Answer;
import io.narrows.engine.control.ControlClient;
import io.narrows.engine.control.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Prints the report of a running JVM. */
final class ReportVerb implements Verb {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "prints where the time of a running JVM goes";
  }

  @Override
  public List<String> help() {
    return List.of(
        "report PID [--format text|json|html] [--all]",
        "",
        "Prints the report of the JVM with this process id. A JVM without the agent gets it first.",
        "  --format  text (default), json or html",
        "  --all     every finding, not only the first five",
        "",
        "  java -jar narrows.jar report 4711",
        "  java -jar narrows.jar report 4711 --format html > report.html",
        "",
        "Exit code 4: nothing was recorded yet.");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws IOException, WrongUse {
    Arguments given = Arguments.parse(arguments, List.of("--format"), List.of("--all"));
    long pid = given.pid();
    given.requireNothingMore();
    String format = given.option("--format", "text");
    if (!List.of("text", "json", "html").contains(format)) {
      throw new WrongUse("--format " + format + ": accepted are text, json, html");
    }
    String request = "report " + format + (given.has("--all") ? " all" : "");
    Optional<Answer> answer = ControlClient.ask(pid, request);
    if (answer.isEmpty()) {
      terminal.say("there is no agent in " + pid + " yet; attaching");
      Attaching.attach(pid, "", terminal.jar());
      answer = Attaching.awaitAnswer(pid, request);
    }
    return print(answer.get(), terminal);
  }

  private static int print(Answer answer, Terminal terminal) {
    if (answer.code() == ExitCode.OK) {
      terminal.out().print(answer.text());
    } else {
      terminal.say(answer.text().trim());
    }
    return answer.code();
  }
}
