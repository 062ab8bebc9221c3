package io.narrows.engine.control;

import java.util.Arrays;
import java.util.List;

/**
 * Answers one line each:
 *
 * <pre>
 * report text|json|html [all] [judged]
 * status
 * detach
 * </pre>
 */
final class Replies {
  private static final List<String> FORMATS = List.of("text", "json", "html");

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
    List<String> more = Arrays.asList(words).subList(Math.min(2, words.length), words.length);
    if (words.length < 2 || !List.of("all", "judged").containsAll(more)) {
      return wrong("accepted is: report text|json|html [all] [judged]");
    }
    if (!FORMATS.contains(words[1])) {
      return wrong("accepted formats are text, json, html");
    }
    if (!report.hasData()) {
      return new Answer(ExitCode.NO_DATA_YET, "nothing was recorded yet\n");
    }
    ReportSource now = report.now();
    String printed = printed(now, words[1], more.contains("all"));
    boolean isJudged = more.contains("judged");
    return new Answer(ExitCode.OK, isJudged ? new Judged(printed, now.json()).encode() : printed);
  }

  private static String printed(ReportSource report, String format, boolean all) {
    return switch (format) {
      case "json" -> report.json();
      case "html" -> report.html();
      default -> report.text(all);
    };
  }

  private static Answer wrong(String why) {
    return new Answer(ExitCode.WRONG_USE, why + "\n");
  }
}
