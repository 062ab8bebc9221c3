package io.narrows.facts.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which headers carry a trace in and out. */
public record Propagators(
    boolean traceContext, boolean baggage, boolean b3Single, boolean b3Multi) {
  /** What OpenTelemetry does unless told. */
  public static final Propagators DEFAULT = new Propagators(true, true, false, false);

  static Propagators read(@Nullable String text, List<String> problems) {
    if (text == null) {
      return DEFAULT;
    }
    String names = "," + text.replace(" ", "") + ",";
    for (String name : text.split(",")) {
      if (!isKnown(name.trim())) {
        problems.add(
            Problem.malformed(
                "otel.propagators",
                text,
                "a list of tracecontext, baggage, b3, b3multi, or none",
                "tracecontext,baggage"));
        return DEFAULT;
      }
    }
    return new Propagators(
        names.contains(",tracecontext,"),
        names.contains(",baggage,"),
        names.contains(",b3,"),
        names.contains(",b3multi,"));
  }

  private static boolean isKnown(String name) {
    switch (name) {
      case "tracecontext":
      case "baggage":
      case "b3":
      case "b3multi":
      case "none":
        return true;
      default:
        return false;
    }
  }
}
