package io.narrows.engine.sql;

/** What a token is. */
enum Kind {
  /** An unquoted keyword or name. */
  WORD,
  /** A quoted name. */
  QUOTED,
  /** A placeholder or variable: {@code ?}, {@code $1}, {@code :name}, {@code @p}. */
  PARAM,
  /** A quoted value, or a rest that cannot be told from one. */
  STRING,
  NUMBER,
  /** One character of punctuation or of an operator, or {@code ::}, or {@code :=}. */
  SYMBOL,
  END;

  boolean isLiteral() {
    return this == STRING || this == NUMBER;
  }

  /** True if a blank is needed between this and another of the kind. */
  boolean isWordLike() {
    return this == WORD || this == PARAM || isLiteral();
  }
}
