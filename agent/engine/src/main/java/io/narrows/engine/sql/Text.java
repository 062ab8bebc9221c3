package io.narrows.engine.sql;

import io.narrows.engine.sql.Collapse.Mark;

/**
 * Writes the text without values, and beside it the hash of what was written. The hash is a sum in
 * which the n-th token counts with the n-th power of a prime: so a stretch of tokens can be
 * compared with another, and taken back, without looking at it again.
 *
 * <p>The text keeps the writing of the application; the hash leaves out blanks, the case of words,
 * and the numbers of placeholders. What is cut off the text still counts in the hash.
 */
final class Text {
  static final int MAX_CHARS = 2048;

  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long VALUE = tokenHash("?", 0, 1, false, false);

  private final StringBuilder out;
  private final Collapse collapse = new Collapse(this);
  private boolean cut;
  private long sum;
  private long power = 1;
  private Kind last = Kind.END;
  private boolean semicolon;

  Text(int expectedChars) {
    out = new StringBuilder(Math.min(expectedChars, MAX_CHARS) + 2);
  }

  /** Adds a token of which it is known as what it may be shown. */
  void add(Tokenizer token, Kind kind) {
    if (kind == Kind.END || isContinued(kind)) {
      return;
    }
    if (kind == Kind.SYMBOL && token.is(';')) {
      semicolon = last != Kind.END;
      return;
    }
    separate();
    collapse.before(token, kind);
    append(token, kind);
    collapse.after(token, kind);
  }

  String text() {
    if (!cut) {
      return out.toString();
    }
    return out.isEmpty()
        ? "" + Tokenizer.ELLIPSIS
        : out.append(' ').append(Tokenizer.ELLIPSIS).toString();
  }

  long hash() {
    long mixed = (sum ^ sum >>> 32) * PRIME;
    return mixed ^ mixed >>> 29;
  }

  void save(Mark mark) {
    mark.length = out.length();
    mark.cut = cut;
    mark.sum = sum;
    mark.power = power;
    mark.last = last;
  }

  void restore(Mark mark) {
    out.setLength(mark.length);
    cut = mark.cut;
    sum = mark.sum;
    power = mark.power;
    last = mark.last;
  }

  /** Writes the semicolon only when something follows: a last one makes no other statement. */
  private void separate() {
    if (!semicolon) {
      return;
    }
    semicolon = false;
    count(tokenHash(";", 0, 1, false, false));
    collapse.reset();
    write(";", 0, 1, false);
    last = Kind.SYMBOL;
  }

  /** True for the second of {@code 'a' 'b'}, which is one string in pieces. */
  private boolean isContinued(Kind kind) {
    return kind == Kind.STRING && last == Kind.STRING && !semicolon;
  }

  private void append(Tokenizer token, Kind kind) {
    boolean value = kind.isLiteral();
    boolean blank = last != Kind.END && (token.spaced || needsBlank(token, kind));
    if (value) {
      write("?", 0, 1, blank);
    } else {
      write(token.sql, token.start, token.end, blank);
    }
    count(value ? VALUE : hashOf(token, kind));
    last = kind;
  }

  /** Keeps apart what would be read as something else next time. */
  private boolean needsBlank(Tokenizer token, Kind kind) {
    boolean operator = kind == Kind.PARAM && last == Kind.PARAM; // PostgreSQL's ??
    return kind.isWordLike() && last.isWordLike() && !operator
        || endsWith(';')
        || endsWith('-') && token.is('-');
  }

  private boolean endsWith(char c) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == c;
  }

  private void write(String source, int start, int end, boolean blank) {
    int more = end - start + (blank ? 1 : 0);
    cut |= out.length() + more > MAX_CHARS - 2;
    if (cut) {
      return;
    }
    if (blank) {
      out.append(' ');
    }
    out.append(source, start, end);
  }

  private void count(long tokenHash) {
    sum += tokenHash * power;
    power *= PRIME;
  }

  private static long hashOf(Tokenizer token, Kind kind) {
    boolean placeholder = kind == Kind.PARAM;
    if (placeholder && isPositional(token)) {
      return VALUE;
    }
    boolean fold = kind != Kind.QUOTED;
    return tokenHash(token.sql, token.start, token.end, fold, placeholder);
  }

  private static boolean isPositional(Tokenizer token) {
    for (int i = token.start + 1; i < token.end; i++) {
      if (!Quotes.isDigit(token.sql.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static long tokenHash(String s, int start, int end, boolean fold, boolean skipDigits) {
    long hash = FNV_OFFSET;
    for (int i = start; i < end; i++) {
      char c = s.charAt(i);
      if (!skipDigits || !Quotes.isDigit(c)) {
        hash = (hash ^ (fold ? Character.toUpperCase(c) : c)) * FNV_PRIME;
      }
    }
    return hash ^ hash >>> 31;
  }
}
