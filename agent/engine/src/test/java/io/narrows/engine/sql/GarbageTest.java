package io.narrows.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever comes in: it ends, what comes out is small, holds no literal, and reads as it is. */
class GarbageTest {
  private static final long SEED = 4711;
  private static final int ROUNDS = 5_000;
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "`",
          "[",
          "]",
          "$$",
          "$a$",
          "$",
          "$1",
          "?",
          "??",
          "?1",
          ":",
          "::",
          ":=",
          ":a",
          ":1",
          "@",
          "@@",
          "@p",
          "#",
          "--",
          "-- ",
          "/*",
          "*/",
          "/*!",
          "//",
          "\n",
          "\r",
          "\t",
          " ",
          " ",
          " ",
          " ",
          "\\",
          "(",
          ")",
          "(",
          ")",
          ",",
          ",",
          ";",
          ".",
          ".",
          "{",
          "}",
          "*",
          "=",
          "-",
          "+",
          "<",
          ">",
          "|",
          "&",
          "!",
          "%",
          "1",
          "23",
          "1e-5",
          "0x1F",
          ".5",
          "1_0",
          "e'",
          "N'",
          "q'[",
          "]'",
          "U&'",
          "U&\"",
          "_utf8'",
          "a",
          "b",
          "t",
          "u1",
          "\u00e9",
          "\u00a0",
          "\u2026",
          "\u20ac",
          "\ud83d\ude00",
          "\ud83d",
          "\u0000",
          "select",
          "SELECT",
          "FROM",
          "INSERT",
          "INTO",
          "VALUES",
          "IN",
          "ARRAY",
          "UPDATE",
          "SET",
          "DELETE",
          "USING",
          "MERGE",
          "WITH",
          "AS",
          "ON",
          "JOIN",
          "CREATE",
          "USER",
          "TABLE",
          "IDENTIFIED",
          "BY",
          "PASSWORD",
          "EXEC",
          "call",
          "BEGIN",
          "END",
          "TRUE",
          "IS",
          "NOT",
          "ESCAPE",
          "DISTINCT",
          "PROCEDURE",
          "EXPLAIN",
          "UNION",
          "ROW",
          "PRAGMA",
          "GRANT",
          "COPY",
          "OR",
          "LATERAL",
          "DECLARE",
          "IF");

  @ParameterizedTest
  @EnumSource
  void garbage_isHandled(Dialect dialect) {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      assertHolds(garbage(random, 1 + random.nextInt(40)), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void garbage_isHandled_whenItIsLongerThanTheText(Dialect dialect) {
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      assertHolds(garbage(random, 600 + random.nextInt(2000)), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void characters_areHandled(Dialect dialect) {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      char[] chars = new char[random.nextInt(60)];
      for (int k = 0; k < chars.length; k++) {
        chars[k] = (char) random.nextInt(random.nextBoolean() ? 128 : 65536);
      }
      assertHolds(new String(chars), dialect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void statement_isHandled_whenItIsCutOffAnywhere(Dialect dialect) {
    for (Statement each : Statement.readAll()) {
      if (each.dialect() == dialect) {
        for (int end = 0; end < each.sql().length(); end++) {
          assertHolds(each.sql().substring(0, end), dialect);
          assertHolds(each.sql().substring(end), dialect);
        }
      }
    }
  }

  private static String garbage(Random random, int pieces) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      sql.append(PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextInt(3) > 0) {
        sql.append(' ');
      }
    }
    return sql.toString();
  }

  private static void assertHolds(String sql, Dialect dialect) {
    Fingerprint once = Fingerprint.of(sql, dialect);
    assertThat(once.text()).hasSizeLessThanOrEqualTo(Text.MAX_CHARS);
    assertThat(once.summary()).hasSizeLessThanOrEqualTo(Summary.MAX_CHARS);
    if (holdsLiteral(once.text(), dialect)) {
      throw failure(dialect + " leaves a literal", sql, once);
    }
    Fingerprint twice = Fingerprint.of(once.text(), dialect);
    boolean same = twice.text().equals(once.text());
    boolean cut = once.text().endsWith("\u2026");
    if (!same || !cut && twice.hash() != once.hash()) {
      throw failure(dialect + " reads differently again", sql, once, twice);
    }
  }

  private static boolean holdsLiteral(String text, Dialect dialect) {
    Tokenizer token = new Tokenizer(text, dialect);
    while (token.next() != Kind.END) {
      if (token.kind.isLiteral()) {
        return true;
      }
    }
    return false;
  }

  private static AssertionError failure(String what, String sql, Fingerprint... read) {
    String message = what + "\nof: " + sql.replace("\n", "\\n").replace("\r", "\\r");
    return new AssertionError(message + "\nin: " + List.of(read));
  }
}
