package io.narrows.engine.cli;

import io.narrows.engine.control.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What the launcher calls, by this name: arguments in, exit code out. */
public final class CommandLine {
  private CommandLine() {}

  public static int run(String[] arguments) throws URISyntaxException {
    URL source = CommandLine.class.getProtectionDomain().getCodeSource().getLocation();
    Path jar = Path.of(source.toURI());
    // UTF-8 whatever the locale: a report goes into a file or a browser as well.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int code = run(Arrays.asList(arguments), new Terminal(out, System.err, jar));
    out.flush();
    return code;
  }

  static int run(List<String> arguments, Terminal terminal) {
    String name = arguments.isEmpty() ? "help" : verbName(arguments.get(0));
    Verb verb = Verbs.named(name);
    if (verb == null) {
      terminal.say("there is no verb " + name + "; try: help");
      return ExitCode.WRONG_USE;
    }
    List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    if (rest.contains("--help") || rest.contains("-h")) {
      verb.help().forEach(terminal.out()::println);
      return ExitCode.OK;
    }
    return run(verb, rest, terminal);
  }

  static int run(Verb verb, List<String> arguments, Terminal terminal) {
    try {
      return verb.run(arguments, terminal);
    } catch (WrongUse wrong) {
      terminal.say(wrong.getMessage() + "; try: help " + verb.name());
      return ExitCode.WRONG_USE;
    } catch (IOException error) {
      terminal.say(error.getMessage() == null ? error.toString() : error.getMessage());
      return ExitCode.NOT_ATTACHABLE;
    } catch (RuntimeException | Error fault) {
      // Out of here it would end the JVM with 1, which says that a gate failed.
      terminal.say(verb.name() + " is broken, which is a fault of Narrows: " + fault);
      return ExitCode.BROKEN;
    }
  }

  private static String verbName(String argument) {
    switch (argument) {
      case "-h":
      case "--help":
        return "help";
      case "-v":
      case "--version":
        return "version";
      default:
        return argument;
    }
  }
}
