package io.narrows.engine.recording;

/** Identifiers in lower-case hex. */
final class Hex {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private Hex() {}

  /** Whether these characters are all lower-case hex digits. */
  static boolean isHex(String text, int from, int digits) {
    if (from + digits > text.length()) {
      return false;
    }
    for (int i = from; i < from + digits; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  /** Reads at most 16 digits that {@link #isHex}. */
  static long read(String text, int from, int digits) {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      char c = text.charAt(i);
      value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return value;
  }

  static void write(char[] out, int at, long value) {
    for (int i = 15; i >= 0; i--) {
      out[at + i] = DIGITS[(int) value & 15];
      value >>>= 4;
    }
  }

  static String of(long value) {
    char[] out = new char[16];
    write(out, 0, value);
    return new String(out);
  }

  static String of(long high, long low) {
    char[] out = new char[32];
    write(out, 0, high);
    write(out, 16, low);
    return new String(out);
  }
}
