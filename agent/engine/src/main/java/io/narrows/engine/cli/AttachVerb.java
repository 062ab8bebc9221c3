package io.narrows.engine.cli;

import io.narrows.engine.control.ControlClient;
import io.narrows.engine.control.ExitCode;
import java.io.IOException;
import java.util.List;

/** Loads the agent into a running JVM. */
final class AttachVerb implements Verb {
  @Override
  public String name() {
    return "attach";
  }

  @Override
  public String summary() {
    return "starts watching a JVM that is running";
  }

  @Override
  public List<String> help() {
    return List.of(
        "attach PID [SETTINGS]",
        "",
        "Loads the agent into the JVM with this process id; once there, a second time changes",
        "nothing. SETTINGS are as after -javaagent:narrows.jar= (see: help settings).",
        "",
        "  java -jar narrows.jar attach 4711",
        "  java -jar narrows.jar attach 4711 mode=dev,otel.service.name=orders",
        "",
        "From Java 21 on, the JVM warns in its own output that an agent was loaded.");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws IOException, WrongUse {
    Arguments given = Arguments.parse(arguments, List.of(), List.of());
    long pid = given.pid();
    String settings = given.next("");
    given.requireNothingMore();
    if (ControlClient.ask(pid, "status").isPresent()) {
      terminal.say(pid + " is watched already; nothing was changed");
      return ExitCode.OK;
    }
    Attaching.attach(pid, settings, terminal.jar());
    Attaching.awaitAnswer(pid, "status");
    terminal.say(pid + " is watched; report: java -jar " + terminal.jar() + " report " + pid);
    return ExitCode.OK;
  }
}
