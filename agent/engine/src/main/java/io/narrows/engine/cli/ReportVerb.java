package io.narrows.engine.cli;

import io.narrows.engine.control.Answer;
import io.narrows.engine.control.ControlClient;
import io.narrows.engine.control.ExitCode;
import io.narrows.engine.control.Judged;
import io.narrows.engine.saved.Comparison;
import io.narrows.engine.saved.ComparisonJson;
import io.narrows.engine.saved.ComparisonText;
import io.narrows.engine.saved.Sarif;
import io.narrows.engine.saved.Saved;
import io.narrows.engine.saved.SavedText;
import io.narrows.engine.saved.SourceFolders;
import io.narrows.engine.saved.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints the report of a running JVM or of a file, judges it, and compares it with another one. */
final class ReportVerb implements Verb {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "prints what is slow in a running JVM, where and why";
  }

  @Override
  public List<String> help() {
    return List.of(
        "report PID|FILE.json [--format text|json|html|sarif] [--all] [gates] [--compare FILE.json]",
        "",
        "Prints the report of the JVM with this process id, or of a file that was written with",
        "--format json. A JVM without the agent gets it first.",
        "  --format       text (default), json, html (of a JVM), or sarif (for code reviews)",
        "  --all          every finding, not only the first five",
        "  --source-root  where the sources are, for sarif; by default they are looked for below here",
        "",
        "Gates, for builds; exit code 1 when one fails:",
        "  --fail-on SEVERITY             a finding of info, minor, major or critical, or above",
        "  --max-queries-per-request N    a request that made more queries",
        "",
        "  --compare BEFORE.json   what is gone, new, worse, and the measured gain of what is gone",
        "                          beside the predicted one, corrected for the load",
        "  --renamed /NOW=/BEFORE  paths that begin otherwise now",
        "",
        "  java -jar narrows.jar report 4711",
        "  java -jar narrows.jar report 4711 --format html > report.html",
        "  java -jar narrows.jar report 4711 --format json > before.json",
        "  java -jar narrows.jar report 4712 --compare before.json",
        "  java -jar narrows.jar report report.json --fail-on major --max-queries-per-request 20",
        "",
        "Exit code 4: nothing was recorded yet, so that no gate can judge it.");
  }

  @Override
  public int run(List<String> arguments, Terminal terminal) throws IOException, WrongUse {
    ReportOrder order = ReportOrder.parse(arguments);
    try {
      Optional<Saved> before =
          order.before() == null ? Optional.empty() : Optional.of(Saved.of(order.before()));
      return order.isRead() ? read(order, before, terminal) : print(order, terminal);
    } catch (Unreadable why) {
      throw new WrongUse(why.getMessage());
    }
  }

  /** As the JVM says it. */
  private static int print(ReportOrder order, Terminal terminal) throws IOException {
    Answer answer = ask(order, request(order, order.format()), terminal);
    if (answer.code() == ExitCode.OK) {
      terminal.out().print(answer.text());
    } else {
      terminal.say(answer.text().trim());
    }
    return answer.code();
  }

  private static String request(ReportOrder order, String format) {
    return "report " + format + (order.all() ? " all" : "");
  }

  private static Answer ask(ReportOrder order, String request, Terminal terminal)
      throws IOException {
    Optional<Answer> answer = ControlClient.ask(order.pid(), request);
    if (answer.isEmpty()) {
      terminal.say("there is no agent in " + order.pid() + " yet; attaching");
      Attaching.attach(order.pid(), "", terminal.jar());
      answer = Attaching.awaitAnswer(order.pid(), request);
    }
    return answer.get();
  }

  private static int read(ReportOrder order, Optional<Saved> before, Terminal terminal)
      throws IOException, Unreadable, WrongUse {
    if (!order.isPid()) {
      return read(order, before, Saved.of(order.file()), "", terminal);
    }
    // A second question would be answered by a later report than the one that is judged.
    String format = order.format().equals("html") ? "html" : "text";
    Answer answer = ask(order, request(order, format) + " judged", terminal);
    if (answer.code() != ExitCode.OK) {
      terminal.say(answer.text().trim());
      return answer.code();
    }
    Judged both = Judged.decode(answer.text());
    Saved report = Saved.of("the report of " + order.source(), both.json());
    return read(order, before, report, both.printed(), terminal);
  }

  private static int read(
      ReportOrder order, Optional<Saved> before, Saved report, String printed, Terminal terminal) {
    terminal
        .out()
        .print(
            before.isPresent()
                ? compared(order, before.get(), report)
                : said(order, report, printed));
    return judged(order, report, terminal);
  }

  private static String compared(ReportOrder order, Saved before, Saved report) {
    Comparison comparison = Comparison.of(before, report, order.renamed());
    return order.format().equals("json")
        ? ComparisonJson.of(comparison)
        : ComparisonText.of(comparison);
  }

  /**
   * @param printed by the JVM, where it is one
   */
  private static String said(ReportOrder order, Saved report, String printed) {
    return switch (order.format()) {
      case "sarif" -> Sarif.of(report, new SourceFolders(Path.of(""), order.sources()));
      case "json" -> report.text();
      default -> order.isPid() ? printed : SavedText.of(report, order.all());
    };
  }

  private static int judged(ReportOrder order, Saved report, Terminal terminal) {
    List<String> failures = order.gates().failures(report);
    for (String failure : failures) {
      terminal.say("gate failed: " + failure);
    }
    return failures.isEmpty() ? passed(order, report, terminal) : ExitCode.GATE_FAILED;
  }

  /** What was not seen has not passed. */
  private static int passed(ReportOrder order, Saved report, Terminal terminal) {
    if (order.gates().isOpen()) {
      return ExitCode.OK;
    }
    if (report.isEmpty()) {
      terminal.say("nothing to judge: no request was recorded");
      return ExitCode.NO_DATA_YET;
    }
    if (report.mostRequests() < report.requestsNeeded()) {
      terminal.say(
          "the gate passed on little: a finding needs "
              + Math.round(report.requestsNeeded())
              + " requests of an endpoint, and no endpoint had more than "
              + Math.round(report.mostRequests()));
    }
    return ExitCode.OK;
  }
}
