package io.narrows.engine.cli;

import io.narrows.engine.control.ExitCode;
import io.narrows.facts.settings.Options;
import io.narrows.facts.settings.Setting;
import java.io.PrintStream;
import java.util.List;

/** Prints what can be done, and with what settings. */
final class HelpVerb implements Verb {
  private static final String SETTINGS = "settings";

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "prints this, the use of a verb, or the settings: help settings";
  }

  @Override
  public List<String> help() {
    return List.of("help [VERB | settings]");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws WrongUse {
    Arguments given = Arguments.parse(arguments, List.of(), List.of());
    String topic = given.next("");
    given.requireNothingMore();
    if (topic.isEmpty()) {
      overview(terminal.out());
    } else if (topic.equals(SETTINGS)) {
      settings(terminal.out());
    } else {
      Verb verb = Verbs.named(topic);
      if (verb == null) {
        throw new WrongUse("there is no verb " + topic);
      }
      verb.help().forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }

  private static void overview(PrintStream out) {
    out.println("Narrows names the bottleneck of a Java service.");
    out.println();
    out.println("  java -javaagent:narrows.jar -jar app.jar     watches an application");
    out.println("  java -jar narrows.jar VERB ...");
    out.println();
    for (Verb verb : Verbs.all()) {
      out.println("    " + padded(verb.name()) + verb.summary());
    }
    out.println();
    out.println("Exit codes: 0 fine, 1 a gate failed, 2 wrong use, 3 no such JVM or not");
    out.println("attachable, 4 no data yet, 5 a fault of Narrows itself.");
  }

  private static void settings(PrintStream out) {
    out.println(
        "Given as -javaagent:narrows.jar=NAME=VALUE,..., as -Dnarrows.NAME=VALUE, or in the");
    out.println("environment as NARROWS_NAME; the first of these wins. OTEL_* is read as usual.");
    for (Setting<?> setting : Options.all()) {
      out.println();
      String usual = setting.defaultText();
      boolean hasDefault = usual != null && !usual.isEmpty();
      out.println(setting.name() + (hasDefault ? " (" + usual + ")" : ""));
      out.println("    " + setting.sentence());
      out.println("    accepted: " + setting.accepted());
    }
    out.println();
    out.println("instrumentation.NAME.enabled (true)");
    out.println("    Whether this instrumentation takes part; the line at start names them.");
  }

  private static String padded(String name) {
    StringBuilder padded = new StringBuilder(name);
    while (padded.length() < 9) {
      padded.append(' ');
    }
    return padded.toString();
  }
}
