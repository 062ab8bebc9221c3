package io.narrows.engine.sql;

import static io.narrows.engine.sql.Dialect.Feature.AMBIGUOUS_BACKSLASH;
import static io.narrows.engine.sql.Dialect.Feature.AMBIGUOUS_QUOTES;
import static io.narrows.engine.sql.Dialect.Feature.AT_VARIABLES;
import static io.narrows.engine.sql.Dialect.Feature.BACKSLASH;
import static io.narrows.engine.sql.Dialect.Feature.BACKTICKS;
import static io.narrows.engine.sql.Dialect.Feature.BARE_ARGUMENTS;
import static io.narrows.engine.sql.Dialect.Feature.BRACKETS;
import static io.narrows.engine.sql.Dialect.Feature.COLON_NUMBERS;
import static io.narrows.engine.sql.Dialect.Feature.DASHES_NEED_BLANK;
import static io.narrows.engine.sql.Dialect.Feature.DOLLAR_NUMBERS;
import static io.narrows.engine.sql.Dialect.Feature.DOLLAR_QUOTES;
import static io.narrows.engine.sql.Dialect.Feature.DOUBLE_QUOTED_NAMES;
import static io.narrows.engine.sql.Dialect.Feature.ESCAPE_STRINGS;
import static io.narrows.engine.sql.Dialect.Feature.HASH_COMMENTS;
import static io.narrows.engine.sql.Dialect.Feature.HASH_IN_NAMES;
import static io.narrows.engine.sql.Dialect.Feature.NESTED_COMMENTS;
import static io.narrows.engine.sql.Dialect.Feature.NUMBERED_QUESTION;
import static io.narrows.engine.sql.Dialect.Feature.Q_QUOTES;
import static io.narrows.engine.sql.Dialect.Feature.RETURN_ENDS_COMMENT;
import static io.narrows.engine.sql.Dialect.Feature.SELECT_INTO_TABLE;
import static io.narrows.engine.sql.Dialect.Feature.SLASH_COMMENTS;
import static io.narrows.engine.sql.Dialect.Feature.STATEMENTS_WITHOUT_SEMICOLON;

/**
 * How a database reads quotes, comments and placeholders. Only what is needed to tell a literal
 * from the rest; {@link #OTHER} is for unknown databases and redacts whatever they could read in
 * two ways.
 */
public enum Dialect {
  ANSI(DOUBLE_QUOTED_NAMES, NESTED_COMMENTS, HASH_IN_NAMES, SELECT_INTO_TABLE),
  POSTGRESQL(
      DOUBLE_QUOTED_NAMES,
      NESTED_COMMENTS,
      DOLLAR_QUOTES,
      DOLLAR_NUMBERS,
      ESCAPE_STRINGS,
      RETURN_ENDS_COMMENT,
      SELECT_INTO_TABLE),
  MYSQL(BACKSLASH, BACKTICKS, HASH_COMMENTS, DASHES_NEED_BLANK, AT_VARIABLES),
  SQL_SERVER(
      DOUBLE_QUOTED_NAMES,
      BRACKETS,
      NESTED_COMMENTS,
      HASH_IN_NAMES,
      AT_VARIABLES,
      BARE_ARGUMENTS,
      SELECT_INTO_TABLE,
      STATEMENTS_WITHOUT_SEMICOLON),
  ORACLE(DOUBLE_QUOTED_NAMES, HASH_IN_NAMES, Q_QUOTES, COLON_NUMBERS),
  H2(
      DOUBLE_QUOTED_NAMES,
      BACKTICKS,
      NESTED_COMMENTS,
      SLASH_COMMENTS,
      RETURN_ENDS_COMMENT,
      DOLLAR_QUOTES,
      DOLLAR_NUMBERS,
      NUMBERED_QUESTION,
      SELECT_INTO_TABLE),
  SQLITE(AMBIGUOUS_QUOTES, BACKTICKS, BRACKETS, AT_VARIABLES, NUMBERED_QUESTION),
  OTHER(
      AMBIGUOUS_QUOTES,
      AMBIGUOUS_BACKSLASH,
      BACKTICKS,
      NESTED_COMMENTS,
      DOLLAR_QUOTES,
      Q_QUOTES,
      AT_VARIABLES,
      BARE_ARGUMENTS,
      SELECT_INTO_TABLE);

  private final int features;

  Dialect(Feature... features) {
    int bits = 0;
    for (Feature feature : features) {
      bits |= 1 << feature.ordinal();
    }
    this.features = bits;
  }

  /** The dialect of a {@code db.system.name} of the semantic conventions. */
  public static Dialect of(String systemName) {
    return switch (systemName) {
      case "postgresql", "cockroachdb", "aws.redshift" -> POSTGRESQL;
      case "mysql", "mariadb" -> MYSQL;
      case "microsoft.sql_server" -> SQL_SERVER;
      case "oracle.db" -> ORACLE;
      case "h2database" -> H2;
      case "sqlite" -> SQLITE;
      case "derby", "hsqldb", "ibm.db2", "firebirdsql", "sap.hana", "trino" -> ANSI;
      default -> OTHER;
    };
  }

  boolean has(Feature feature) {
    return (features & 1 << feature.ordinal()) != 0;
  }

  enum Feature {
    /** A backslash escapes the next character of every string, and double quotes make strings. */
    BACKSLASH,
    /** {@code E'it\'s'}. */
    ESCAPE_STRINGS,
    DOUBLE_QUOTED_NAMES,
    /** Double quotes make names or strings: only a place where no value can stand tells. */
    AMBIGUOUS_QUOTES,
    /** A backslash may escape or not: a string that would end elsewhere takes the rest along. */
    AMBIGUOUS_BACKSLASH,
    BACKTICKS,
    BRACKETS,
    DOLLAR_QUOTES,
    Q_QUOTES,
    NESTED_COMMENTS,
    HASH_COMMENTS,
    /** H2 takes {@code //} for a line comment. */
    SLASH_COMMENTS,
    /** {@code --} begins a comment only before a blank: {@code 5--5} is ten. */
    DASHES_NEED_BLANK,
    RETURN_ENDS_COMMENT,
    HASH_IN_NAMES,
    DOLLAR_NUMBERS,
    /** {@code :1} is a placeholder, not the end of an array slice. */
    COLON_NUMBERS,
    NUMBERED_QUESTION,
    AT_VARIABLES,
    /** {@code EXEC p word}: the word is a string. */
    BARE_ARGUMENTS,
    SELECT_INTO_TABLE,
    STATEMENTS_WITHOUT_SEMICOLON
  }
}
