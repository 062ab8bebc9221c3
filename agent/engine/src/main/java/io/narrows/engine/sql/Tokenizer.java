package io.narrows.engine.sql;

import static io.narrows.engine.sql.Quotes.NEVER;
import static io.narrows.engine.sql.Quotes.isAt;
import static io.narrows.engine.sql.Quotes.isDigit;

import io.narrows.engine.sql.Dialect.Feature;

/**
 * Cuts a statement into tokens, one at a time and without allocating: after {@link #next} the
 * fields describe the token. Comments and blanks are no tokens. Any input ends, each character is
 * read a bounded number of times, and what opens but never closes is one {@link Kind#STRING} to the
 * end.
 */
final class Tokenizer {
  /** What a truncated text ends with; it must come back as it is when it is read again. */
  static final char ELLIPSIS = '\u2026';

  final String sql;
  Kind kind = Kind.SYMBOL;
  int start;
  int end;

  /** True if a blank or a comment stands before the token. */
  boolean spaced;

  Keyword keyword = Keyword.NONE;

  private final Dialect dialect;
  private final int length;
  private boolean inVersionComment;
  private Kind previous = Kind.SYMBOL;
  private char previousChar = '(';
  private Keyword previousKeyword = Keyword.NONE;

  Tokenizer(String sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.length = sql.length();
  }

  Kind next() {
    if (end > start) {
      previous = kind;
      previousKeyword = keyword;
      previousChar = sql.charAt(end - 1);
    }
    keyword = Keyword.NONE;
    int from = end;
    start = skipBlanks(end);
    spaced = start > from;
    return start >= length ? token(Kind.END, length) : read(sql.charAt(start));
  }

  /** True if the token is this one character. */
  boolean is(char symbol) {
    return kind == Kind.SYMBOL && end == start + 1 && sql.charAt(start) == symbol;
  }

  private Kind read(char c) {
    if (isSigned(c) || isNumber(c)) {
      return token(Kind.NUMBER, endOfNumber(isDigit(c) || c == '.' ? start : start + 1));
    }
    return switch (c) {
      case '\'' -> string(endOfString(start, dialect.has(Feature.BACKSLASH)));
      case '"' -> doubleQuoted();
      case '`' -> dialect.has(Feature.BACKTICKS) ? name('`') : token(Kind.SYMBOL, start + 1);
      case '[' -> dialect.has(Feature.BRACKETS) ? name(']') : token(Kind.SYMBOL, start + 1);
      case '$' -> dollar();
      case '?' -> token(Kind.PARAM, endOfDigits(Feature.NUMBERED_QUESTION));
      case ':' -> colon();
      case '@' -> at();
      case '#' -> hash();
      case '/' -> isAt(sql, start + 1, '*') ? string(NEVER) : token(Kind.SYMBOL, start + 1);
      default -> isNamePart(c) ? word() : token(Kind.SYMBOL, start + 1);
    };
  }

  private Kind token(Kind kind, int end) {
    this.kind = kind;
    this.end = end;
    return kind;
  }

  private Kind string(int end) {
    return token(Kind.STRING, end == NEVER ? length : end);
  }

  private int endOfString(int quote, boolean backslash) {
    char close = sql.charAt(quote);
    if (dialect.has(Feature.AMBIGUOUS_BACKSLASH)) {
      boolean afterEscape = previousKeyword == Keyword.ESCAPE;
      return Quotes.endOfAmbiguous(sql, quote, close, afterEscape);
    }
    return backslash
        ? Quotes.endOfEscaped(sql, quote, close)
        : Quotes.endOfDoubled(sql, quote, close);
  }

  private Kind doubleQuoted() {
    if (dialect.has(Feature.BACKSLASH)) {
      return string(endOfString(start, true));
    }
    if (!dialect.has(Feature.AMBIGUOUS_QUOTES)) {
      return name('"');
    }
    int end = endOfString(start, false);
    boolean name = end != NEVER && (isAt(sql, end, '.') || followsPlaceOfName());
    return name ? name('"') : string(end);
  }

  private boolean followsPlaceOfName() {
    return previousChar == '.' && previous == Kind.SYMBOL
        || switch (previousKeyword) {
          case FROM, JOIN, INTO, UPDATE, TABLE -> true;
          default -> false;
        };
  }

  private Kind name(char close) {
    int end = Quotes.endOfDoubled(sql, start, close);
    for (int i = start; i < end; i++) {
      if (sql.charAt(i) < ' ') {
        return token(Kind.STRING, end); // No name has a line end; a string read as a name may.
      }
    }
    return end == NEVER ? string(NEVER) : token(Kind.QUOTED, end);
  }

  private Kind dollar() {
    int body = Quotes.endOfDollarTag(sql, start);
    if (dialect.has(Feature.DOLLAR_QUOTES) && body > start) {
      return string(Quotes.endOfDollarQuoted(sql, start, body));
    }
    int digits = endOfDigits(Feature.DOLLAR_NUMBERS);
    return token(digits > start + 1 ? Kind.PARAM : Kind.SYMBOL, digits);
  }

  private int endOfDigits(Feature feature) {
    int i = start + 1;
    while (dialect.has(feature) && i < length && isDigit(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private Kind colon() {
    if (isAt(sql, start + 1, ':') || isAt(sql, start + 1, '=')) {
      return token(Kind.SYMBOL, start + 2);
    }
    if (start + 1 < length && isNameStart(sql.charAt(start + 1))) {
      return token(Kind.PARAM, endOfName(start + 1));
    }
    int digits = endOfDigits(Feature.COLON_NUMBERS);
    return token(digits > start + 1 ? Kind.PARAM : Kind.SYMBOL, digits);
  }

  private Kind at() {
    int name = isAt(sql, start + 1, '@') ? start + 2 : start + 1;
    boolean variable = dialect.has(Feature.AT_VARIABLES);
    if (variable && name < length && isNameStart(sql.charAt(name))) {
      return token(Kind.PARAM, endOfName(name));
    }
    return token(Kind.SYMBOL, start + 1);
  }

  private Kind hash() {
    if (dialect == Dialect.OTHER) {
      return string(NEVER); // A comment to some databases, part of a name or a date to others.
    }
    return dialect.has(Feature.HASH_IN_NAMES) ? word() : token(Kind.SYMBOL, start + 1);
  }

  private Kind word() {
    int end = endOfName(start + 1);
    if (isAt(sql, end, '\'') && isPrefix(end)) {
      return prefixed(end);
    }
    if (isUnicodePrefix(end)) {
      boolean string = sql.charAt(end + 1) == '\'';
      int close = Quotes.endOfDoubled(sql, end + 1, sql.charAt(end + 1));
      return string || close == NEVER ? string(close) : token(Kind.QUOTED, close);
    }
    keyword = Keyword.of(sql, start, end);
    return token(Kind.WORD, end);
  }

  /** True if the word is known to change how the string behind it is read. */
  private boolean isPrefix(int end) {
    return switch (sql.charAt(start) | 0x20) {
      case 'n' -> end == start + 1 || end == start + 2 && (sql.charAt(start + 1) | 0x20) == 'q';
      case 'q', 'e', 'x', 'b' -> end == start + 1;
      default -> sql.charAt(start) == '_' && dialect == Dialect.MYSQL;
    };
  }

  private Kind prefixed(int quote) {
    int letter = sql.charAt(quote - 1) | 0x20;
    if (letter == 'q' && dialect.has(Feature.Q_QUOTES)) {
      return string(Quotes.endOfQ(sql, quote));
    }
    boolean escape = letter == 'e' && dialect.has(Feature.ESCAPE_STRINGS);
    return string(endOfString(quote, escape || dialect.has(Feature.BACKSLASH)));
  }

  private boolean isUnicodePrefix(int end) {
    return end == start + 1
        && (sql.charAt(start) | 0x20) == 'u'
        && isAt(sql, end, '&')
        && (isAt(sql, end + 1, '\'') || isAt(sql, end + 1, '"'))
        && !dialect.has(Feature.BACKSLASH)
        && !dialect.has(Feature.AMBIGUOUS_QUOTES);
  }

  private int endOfName(int from) {
    int i = from;
    while (i < length && isNamePart(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c == '_'
        || c >= 0x80
            && c != ELLIPSIS
            && !isBlank(c)
            && Character.getType(c) != Character.CURRENCY_SYMBOL;
  }

  private boolean isNamePart(char c) {
    return isNameStart(c)
        || isDigit(c)
        || c == '$'
        || c == '#' && dialect.has(Feature.HASH_IN_NAMES);
  }

  /** True for a sign that belongs to the number behind it: {@code = -1}, but not {@code a -1}. */
  private boolean isSigned(char c) {
    if (c != '-' && c != '+' || start + 1 >= length) {
      return false;
    }
    char first = sql.charAt(start + 1);
    boolean number = isDigit(first) || first == '.' && isDigitAt(start + 2);
    return number && canPrecedeValue();
  }

  private boolean canPrecedeValue() {
    if (previous == Kind.SYMBOL) {
      return previousChar != ')' && previousChar != ']' && previousChar != '}';
    }
    return switch (previousKeyword) {
      case SELECT,
          WHERE,
          AND,
          OR,
          NOT,
          BETWEEN,
          IN,
          LIKE,
          THEN,
          ELSE,
          WHEN,
          CASE,
          LIMIT,
          OFFSET,
          RETURN,
          BY,
          SET,
          VALUES,
          ON,
          HAVING,
          DISTINCT,
          ALL,
          DEFAULT,
          INTERVAL,
          IS,
          TOP,
          START,
          WITH,
          INCREMENT,
          MINVALUE,
          MAXVALUE,
          TO ->
          true;
      default -> false;
    };
  }

  private boolean isNumber(char c) {
    boolean afterName = !spaced && (previous == Kind.WORD || previous == Kind.QUOTED);
    return isDigit(c) || c == '.' && !afterName && isDigitAt(start + 1);
  }

  private boolean isDigitAt(int position) {
    return position < length && isDigit(sql.charAt(position));
  }

  /** Takes suffixes and letters with it: what is glued to a number is never worth showing. */
  private int endOfNumber(int from) {
    boolean decimal = !isAt(sql, from + 1, 'x') && !isAt(sql, from + 1, 'X');
    int i = from;
    while (i < length && (isNamePart(sql.charAt(i)) || sql.charAt(i) == '.')) {
      boolean exponent = decimal && (sql.charAt(i) | 0x20) == 'e';
      boolean sign = isAt(sql, i + 1, '-') || isAt(sql, i + 1, '+');
      i += exponent && sign && isDigitAt(i + 2) ? 2 : 1;
    }
    return i;
  }

  /** Returns the first position that is neither blank nor comment; unterminated ones stay. */
  private int skipBlanks(int from) {
    int i = from;
    while (i < length) {
      int behind = isBlank(sql.charAt(i)) ? i + 1 : behindComment(i);
      if (behind == i) {
        return i;
      }
      i = behind;
    }
    return i;
  }

  private int behindComment(int i) {
    return switch (sql.charAt(i)) {
      case '-' -> beginsDashComment(i) ? Quotes.endOfLine(sql, i, dialect) : i;
      case '#' -> dialect.has(Feature.HASH_COMMENTS) ? Quotes.endOfLine(sql, i, dialect) : i;
      case '/' -> behindSlash(i);
      case '*' -> {
        boolean closes = inVersionComment && isAt(sql, i + 1, '/');
        inVersionComment &= !closes;
        yield closes ? i + 2 : i;
      }
      default -> i;
    };
  }

  private boolean beginsDashComment(int i) {
    return isAt(sql, i + 1, '-')
        && (!dialect.has(Feature.DASHES_NEED_BLANK)
            || i + 2 >= length
            || isBlank(sql.charAt(i + 2)));
  }

  private int behindSlash(int i) {
    if (isAt(sql, i + 1, '/') && dialect.has(Feature.SLASH_COMMENTS)) {
      return Quotes.endOfLine(sql, i, dialect);
    }
    if (!isAt(sql, i + 1, '*')) {
      return i;
    }
    if (dialect == Dialect.MYSQL && opensVersionComment(i)) {
      inVersionComment = true; // MySQL runs what stands in it, strings and all.
      return endOfVersion(sql.indexOf('!', i) + 1);
    }
    int end = Quotes.endOfBlockComment(sql, i, dialect.has(Feature.NESTED_COMMENTS));
    return end == NEVER ? i : end;
  }

  private boolean opensVersionComment(int i) {
    return isAt(sql, i + 2, '!') || isAt(sql, i + 2, 'M') && isAt(sql, i + 3, '!');
  }

  private int endOfVersion(int from) {
    int i = from;
    while (isDigitAt(i)) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c >= 0x7f && (c < 0xa1 || c == '\ufeff' || isWideBlank(c));
  }

  private static boolean isWideBlank(char c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }
}
