package io.narrows.engine.metrics;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP methods that are told apart; the names are an attacker's to choose, so others are not.
 */
public final class Methods {
  /** What stands for a method that is not known. */
  public static final String OTHER = "_OTHER";

  private static final Set<String> STANDARD =
      Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

  private final Set<String> known;

  private Methods(Set<String> known) {
    this.known = known;
  }

  /** Those of the conventions. */
  public static Methods standard() {
    return new Methods(STANDARD);
  }

  /** Those of a full override, with commas between them and case-sensitive; null for none. */
  public static Methods of(@Nullable String override) {
    if (override == null || override.isBlank()) {
      return standard();
    }
    Set<String> given = new HashSet<>();
    for (String method : override.split(",")) {
      given.add(method.trim());
    }
    return new Methods(given);
  }

  public String known(@Nullable String method) {
    return method != null && known.contains(method) ? method : OTHER;
  }
}
