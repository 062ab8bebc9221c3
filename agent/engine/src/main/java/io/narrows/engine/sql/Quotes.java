package io.narrows.engine.sql;

import io.narrows.engine.sql.Dialect.Feature;

/**
 * Where a quoted thing or a comment ends. Each method takes the position of the opening and returns
 * the one behind the end, or {@link #NEVER} if the text ends first or could be read in two ways.
 */
final class Quotes {
  static final int NEVER = -1;

  private Quotes() {}

  /** A string or name in which the quote is doubled to stand for itself. */
  static int endOfDoubled(String sql, int open, char close) {
    int at = sql.indexOf(close, open + 1);
    while (at >= 0 && isAt(sql, at + 1, close)) {
      at = sql.indexOf(close, at + 2);
    }
    return at < 0 ? NEVER : at + 1;
  }

  /** As {@link #endOfDoubled}, and a backslash takes the next character with it. */
  static int endOfEscaped(String sql, int open, char close) {
    for (int i = open + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == close) {
        if (!isAt(sql, i + 1, close)) {
          return i + 1;
        }
        i++;
      }
    }
    return NEVER;
  }

  /** A string that ends at the same place whether or not backslashes escape, else never. */
  static int endOfAmbiguous(String sql, int open, char close, boolean afterEscape) {
    if (afterEscape && isAt(sql, open + 1, '\\') && isAt(sql, open + 2, close)) {
      return open + 3;
    }
    int end = endOfDoubled(sql, open, close);
    return end == endOfEscaped(sql, open, close) ? end : NEVER;
  }

  /** Oracle's {@code q'[it's]'}, from its quote. */
  static int endOfQ(String sql, int quote) {
    if (quote + 1 >= sql.length()) {
      return NEVER;
    }
    char close =
        switch (sql.charAt(quote + 1)) {
          case '[' -> ']';
          case '{' -> '}';
          case '(' -> ')';
          case '<' -> '>';
          default -> sql.charAt(quote + 1);
        };
    int at = sql.indexOf(close, quote + 2);
    while (at >= 0 && !isAt(sql, at + 1, '\'')) {
      at = sql.indexOf(close, at + 1);
    }
    return at < 0 ? NEVER : at + 2;
  }

  /** The position behind the {@code $tag$} that opens at a dollar, or the dollar if none does. */
  static int endOfDollarTag(String sql, int dollar) {
    int i = dollar + 1;
    while (i < sql.length() && isTagPart(sql.charAt(i))) {
      i++;
    }
    boolean digitFirst = i > dollar + 1 && isDigit(sql.charAt(dollar + 1));
    return isAt(sql, i, '$') && !digitFirst ? i + 1 : dollar;
  }

  static int endOfDollarQuoted(String sql, int dollar, int body) {
    int length = body - dollar;
    int at = sql.indexOf('$', body);
    while (at >= 0 && !sql.regionMatches(at, sql, dollar, length)) {
      at = sql.indexOf('$', at + 1);
    }
    return at < 0 ? NEVER : at + length;
  }

  static int endOfBlockComment(String sql, int open, boolean nested) {
    int depth = 1;
    for (int i = open + 2; i + 1 < sql.length(); i++) {
      if (sql.charAt(i) == '*' && sql.charAt(i + 1) == '/') {
        i++;
        if (--depth == 0) {
          return i + 1;
        }
      } else if (nested && sql.charAt(i) == '/' && sql.charAt(i + 1) == '*') {
        i++;
        depth++;
      }
    }
    return NEVER;
  }

  static int endOfLine(String sql, int from, Dialect dialect) {
    boolean returns = dialect.has(Feature.RETURN_ENDS_COMMENT);
    int i = from;
    while (i < sql.length() && sql.charAt(i) != '\n' && !(returns && sql.charAt(i) == '\r')) {
      i++;
    }
    return i;
  }

  static boolean isAt(String sql, int position, char expected) {
    return position < sql.length() && sql.charAt(position) == expected;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isTagPart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || isDigit(c) || c >= 0x80;
  }
}
