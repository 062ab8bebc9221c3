package io.narrows.facts.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which headers carry a trace in and out.
 *
 * @param names of {@code tracecontext}, {@code baggage}, {@code b3} and {@code b3multi}, in the
 *     order in which they are set: where two bring a trace, the last wins
 */
public record Propagators(List<String> names) {
  /** What OpenTelemetry does unless told. */
  public static final Propagators DEFAULT = new Propagators(List.of("tracecontext", "baggage"));

  static Propagators read(@Nullable String text, List<String> problems) {
    if (text == null) {
      return DEFAULT;
    }
    List<String> names = new ArrayList<>();
    for (String part : text.split(",")) {
      String name = part.trim();
      if (!isKnown(name)) {
        problems.add(
            Problem.malformed(
                "otel.propagators",
                text,
                "a list of tracecontext, baggage, b3, b3multi, or none",
                "tracecontext,baggage"));
        return DEFAULT;
      }
      if (!name.equals("none") && !names.contains(name)) {
        names.add(name);
      }
    }
    return new Propagators(List.copyOf(names));
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
