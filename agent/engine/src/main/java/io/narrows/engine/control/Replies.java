package io.narrows.engine.control;

/**
 * Answers one line each:
 *
 * <pre>
 * report text|json|html [all]
 * status
 * detach
 * </pre>
 */
final class Replies {
  private final ReportSource report;
  private final StatusSource status;
  private boolean toDetach;

  Replies(ReportSource report, StatusSource status) {
    this.report = report;
    this.status = status;
  }

  /** Whether somebody asked the agent to leave. */
  boolean toDetach() {
    return toDetach;
  }

  Answer to(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "report":
        return report(words);
      case "status":
        return new Answer(ExitCode.OK, status.text());
      case "detach":
        toDetach = true;
        return new Answer(ExitCode.OK, "the agent leaves\n");
      default:
        return wrong("no such request");
    }
  }

  private Answer report(String[] words) {
    boolean all = words.length == 3 && words[2].equals("all");
    if (words.length < 2 || words.length > 3 || words.length == 3 && !all) {
      return wrong("accepted is: report text|json|html [all]");
    }
    if (!report.hasData()) {
      return new Answer(ExitCode.NO_DATA_YET, "nothing was recorded yet\n");
    }
    switch (words[1]) {
      case "text":
        return new Answer(ExitCode.OK, report.text(all));
      case "json":
        return new Answer(ExitCode.OK, report.json());
      case "html":
        return new Answer(ExitCode.OK, report.html());
      default:
        return wrong("accepted formats are text, json, html");
    }
  }

  private static Answer wrong(String why) {
    return new Answer(ExitCode.WRONG_USE, why + "\n");
  }
}
