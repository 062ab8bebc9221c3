package io.narrows.engine.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what {@link Grammar} finds: operations and targets in their order, as they are written,
 * and never half of one. A name is collected piece by piece and counts when it has ended.
 */
final class Summary {
  static final int MAX_CHARS = 255;
  private static final int MAX_ANONYMOUS = 32;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder name = new StringBuilder();
  private final List<String> anonymous = new ArrayList<>(0);
  private Keyword operation = Keyword.NONE;
  private Keyword firstNested = Keyword.NONE;
  private boolean full;
  private boolean writes;
  private @Nullable String procedure;

  void operation(Tokenizer token, int depth) {
    if (operation == Keyword.NONE && depth == 0) {
      operation = token.keyword;
    }
    if (firstNested == Keyword.NONE) {
      firstNested = token.keyword;
    }
    writes |= isWrite(token.keyword) && operation != Keyword.EXPLAIN;
    word(token);
  }

  /** Adds a word that belongs to the operation, such as TABLE. */
  void word(Tokenizer token) {
    add(token.sql, token.start, token.end);
  }

  void beginName(Tokenizer token) {
    name.setLength(0);
    extendName(token);
  }

  void extendName(Tokenizer token) {
    name.append(token.sql, token.start, token.end);
  }

  /** Adds the collected name, unless it names no table but a part of this statement. */
  void endName() {
    trimName();
    for (String other : anonymous) {
      if (other.length() == name.length() && other.equalsIgnoreCase(name.toString())) {
        return;
      }
    }
    add(name, 0, name.length());
  }

  void endProcedure() {
    trimName();
    if (procedure == null && name.length() <= MAX_CHARS) {
      procedure = name.toString();
    }
    add(name, 0, name.length());
  }

  /** Drops the dot of {@code t.*}. */
  private void trimName() {
    int length = name.length();
    while (length > 0 && name.charAt(length - 1) == '.') {
      length--;
    }
    name.setLength(length);
  }

  void anonymous(Tokenizer token) {
    if (anonymous.size() < MAX_ANONYMOUS) {
      anonymous.add(token.sql.substring(token.start, token.end));
    }
  }

  void endStatement() {
    anonymous.clear();
  }

  void writes() {
    writes = true;
  }

  int length() {
    return out.length();
  }

  /** Takes back what was added since the length. */
  void cut(int length) {
    out.setLength(Math.min(length, out.length()));
  }

  String text() {
    return out.toString();
  }

  Keyword operation() {
    return operation == Keyword.NONE ? firstNested : operation;
  }

  boolean isWrite() {
    return writes;
  }

  @Nullable String procedure() {
    return procedure;
  }

  private void add(CharSequence source, int start, int end) {
    int blank = out.isEmpty() ? 0 : 1;
    full |= out.length() + blank + end - start > MAX_CHARS;
    if (full) {
      return;
    }
    if (blank > 0) {
      out.append(' ');
    }
    out.append(source, start, end);
  }

  private static boolean isWrite(Keyword verb) {
    return switch (verb) {
      case INSERT, UPDATE, DELETE, MERGE, REPLACE, TRUNCATE, COPY, LOAD, IMPORT -> true;
      default -> false;
    };
  }
}
