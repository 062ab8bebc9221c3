package io.narrows.engine.cli;

import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.saved.Gates;
import io.narrows.engine.saved.Renamed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a report.
 *
 * @param source a process id or a file
 * @param before the report to compare with, or null
 */
record ReportOrder(
    String source,
    String format,
    boolean all,
    Gates gates,
    @Nullable Path before,
    Renamed renamed,
    @Nullable String sources) {
  private static final List<String> OPTIONS =
      List.of(
          "--format",
          "--fail-on",
          "--max-queries-per-request",
          "--compare",
          "--renamed",
          "--source-root");

  static ReportOrder parse(List<String> arguments) throws WrongUse {
    Arguments given = Arguments.parse(arguments, OPTIONS, List.of("--all"));
    String source = given.next("");
    if (source.isEmpty()) {
      throw new WrongUse("the process id or file is missing");
    }
    given.requireNothingMore();
    ReportOrder order =
        new ReportOrder(
            source,
            format(given.option("--format", "text")),
            given.has("--all"),
            new Gates(severity(given), queries(given)),
            given.path("--compare"),
            renamed(given),
            sources(given));
    order.check();
    return order;
  }

  private void check() throws WrongUse {
    boolean isText = format.equals("text") || format.equals("json");
    if (before != null && !isText) {
      throw new WrongUse("--compare is said as text or json, not as " + format);
    }
    if (!isPid() && !Files.exists(file())) {
      throw new WrongUse(source + " is neither a process id nor a file");
    }
    if (!isPid() && format.equals("html")) {
      throw new WrongUse("--format html needs a running JVM; a file has text, json or sarif");
    }
    if (before == null && renamed != Renamed.NOTHING) {
      throw new WrongUse("--renamed belongs to --compare");
    }
  }

  boolean isPid() {
    return source.matches("[1-9][0-9]{0,17}");
  }

  /** Where it is no process. */
  Path file() throws WrongUse {
    return Arguments.file(source);
  }

  long pid() {
    return Long.parseLong(source);
  }

  /** Whether the report itself is to be read here, and not only to be printed. */
  boolean isRead() {
    return !isPid() || before != null || !gates.isOpen() || format.equals("sarif");
  }

  private static String format(String format) throws WrongUse {
    if (!List.of("text", "json", "html", "sarif").contains(format)) {
      throw new WrongUse("--format " + format + ": accepted are text, json, html, sarif");
    }
    return format;
  }

  private static @Nullable Severity severity(Arguments given) throws WrongUse {
    String name = given.option("--fail-on");
    if (name == null) {
      return null;
    }
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(name)) {
        return severity;
      }
    }
    throw new WrongUse("--fail-on " + name + ": accepted are info, minor, major, critical");
  }

  private static long queries(Arguments given) throws WrongUse {
    String number = given.option("--max-queries-per-request");
    if (number == null) {
      return -1;
    }
    if (!number.matches("[0-9]{1,9}")) {
      throw new WrongUse("--max-queries-per-request " + number + ": accepted is a number from 0");
    }
    return Long.parseLong(number);
  }

  private static @Nullable String sources(Arguments given) throws WrongUse {
    Path folder = given.path("--source-root");
    if (folder != null && !Files.isDirectory(folder)) {
      throw new WrongUse("--source-root " + folder + ": accepted is a folder that exists");
    }
    return folder == null ? null : folder.toString().replace('\\', '/');
  }

  private static Renamed renamed(Arguments given) throws WrongUse {
    String option = given.option("--renamed");
    if (option == null) {
      return Renamed.NOTHING;
    }
    String[] names = option.split("=", 2);
    if (names.length != 2 || !names[0].startsWith("/") || !names[1].startsWith("/")) {
      throw new WrongUse("--renamed " + option + ": accepted is /NOW=/BEFORE");
    }
    return new Renamed(names[0], names[1]);
  }
}
