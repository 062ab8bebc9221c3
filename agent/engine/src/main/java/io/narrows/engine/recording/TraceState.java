package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/** The {@code tracestate} header: passed on as it came, or not at all where it is malformed. */
final class TraceState {
  private static final int MAX_LENGTH = 512;
  private static final int MAX_MEMBERS = 32;

  private TraceState() {}

  static @Nullable String checked(@Nullable String header) {
    if (header == null || header.isEmpty() || header.length() > MAX_LENGTH) {
      return null;
    }
    int members = 0;
    int from = 0;
    while (from <= header.length()) {
      int comma = header.indexOf(',', from);
      int to = comma < 0 ? header.length() : comma;
      // Empty members are allowed, so that intermediaries may join headers.
      if (!isBlank(header, from, to)) {
        if (++members > MAX_MEMBERS || !isMember(header, from, to)) {
          return null;
        }
      }
      from = to + 1;
    }
    return members == 0 ? null : header;
  }

  private static boolean isMember(String header, int from, int to) {
    int equals = header.indexOf('=', from);
    if (equals <= from || equals >= to - 1) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = header.charAt(i);
      if (c != '\t' && (c < 0x20 || c > 0x7e)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(String header, int from, int to) {
    for (int i = from; i < to; i++) {
      if (header.charAt(i) != ' ' && header.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }
}
