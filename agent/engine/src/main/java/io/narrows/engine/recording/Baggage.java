package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * The {@code baggage} header: passed on as it came, cut after the last member that fits into the
 * limits of the W3C Baggage recommendation.
 */
final class Baggage {
  static final int MAX_LENGTH = 8192;
  static final int MAX_MEMBERS = 180;

  private Baggage() {}

  static @Nullable String bounded(@Nullable String header) {
    if (header == null || header.isEmpty()) {
      return null;
    }
    int members = 0;
    int end = 0;
    int from = 0;
    while (from <= header.length() && members < MAX_MEMBERS) {
      int comma = header.indexOf(',', from);
      int to = comma < 0 ? header.length() : comma;
      if (to > MAX_LENGTH) {
        break;
      }
      members++;
      end = to;
      from = to + 1;
    }
    return end == header.length() ? header : end == 0 ? null : header.substring(0, end);
  }
}
