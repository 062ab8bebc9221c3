package io.narrows.facts.settings;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The one line for a mistake in a setting. */
final class Problem {
  private static final int SHOWN = 80;

  private Problem() {}

  static String malformed(Given given, String accepted, @Nullable String defaultText) {
    return malformed(given.written(), given.value(), accepted, defaultText);
  }

  static String malformed(
      String written, String value, String accepted, @Nullable String defaultText) {
    String instead =
        defaultText == null || defaultText.isEmpty() ? "ignored" : defaultText + " is used";
    return "setting " + written + "=" + shown(value) + ": accepted is " + accepted + "; " + instead;
  }

  static String unknown(Given given, Collection<String> known) {
    StringBuilder names = new StringBuilder();
    for (String name : new TreeSet<>(known)) {
      names.append(name).append(", ");
    }
    return "setting "
        + given.written()
        + "="
        + shown(given.value())
        + " is unknown: accepted are "
        + names
        + "instrumentation.NAME.enabled; ignored";
  }

  static String notAPair(String argument) {
    return "agent argument " + shown(argument) + ": accepted is key=value,key=value; ignored";
  }

  /** The value on one line, and not all of it when it is long. */
  private static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < value.length() && i < SHOWN; i++) {
      char c = value.charAt(i);
      shown.append(Character.isISOControl(c) ? '?' : c);
    }
    return value.length() > SHOWN ? shown.append("...").toString() : shown.toString();
  }
}
