package io.narrows.facts.settings;

import org.jspecify.annotations.Nullable;

/** What somebody wrote: the setting's name, its value, and how the place of it calls it. */
final class Given {
  private static final String SWITCH_PREFIX = "instrumentation.";
  private static final String SWITCH_SUFFIX = ".enabled";

  private final String name;
  private final String value;
  private final String written;

  Given(String name, String value, String written) {
    this.name = name;
    this.value = value.trim();
    this.written = written;
  }

  String name() {
    return name;
  }

  String value() {
    return value;
  }

  /** The name as it was written, for example {@code NARROWS_SLOW}. */
  String written() {
    return written;
  }

  /** The NAME of {@code instrumentation.NAME.enabled}, or null when this is another setting. */
  @Nullable String instrumentation() {
    int length = name.length() - SWITCH_PREFIX.length() - SWITCH_SUFFIX.length();
    if (length <= 0 || !name.startsWith(SWITCH_PREFIX) || !name.endsWith(SWITCH_SUFFIX)) {
      return null;
    }
    int start = SWITCH_PREFIX.length();
    return name.substring(start, start + length).replace('_', '-');
  }
}
