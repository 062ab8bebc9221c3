package io.narrows.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FingerprintTest {
  private static final long SEED = 99;

  @ParameterizedTest
  @EnumSource
  void hash_isTheSame_forOtherValues(Dialect dialect) {
    Random random = new Random(SEED);
    String template = "SELECT a FROM t WHERE b = %s AND c IN (%s) OR d BETWEEN %s AND %s LIMIT %s";
    long expected = hash(template.replace("%s", "?"), dialect);
    for (int i = 0; i < 1000; i++) {
      String sql = template;
      while (sql.contains("%s")) {
        sql = sql.replaceFirst("%s", value(random));
      }
      assertThat(hash(sql, dialect)).as(sql).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hash_isTheSame_forListsAndRowsOfAnyLength(Dialect dialect) {
    for (int n : new int[] {1, 2, 3, 10, 1000, 20_000}) {
      String in = "SELECT a FROM t WHERE b IN (" + repeat("?", n) + ") AND c = 1";
      String tuples = "DELETE FROM t WHERE (a, b) IN (" + repeat("(1, 'x')", n) + ")";
      String rows = "INSERT INTO t (a, b) VALUES " + repeat("(1, 'x')", n) + " RETURNING a";
      assertThat(Fingerprint.of(in, dialect))
          .isEqualTo(Fingerprint.of("SELECT a FROM t WHERE b IN (7) AND c = 1", dialect));
      assertThat(hash(tuples, dialect))
          .isEqualTo(hash("DELETE FROM t WHERE (a, b) IN ((?, ?))", dialect));
      assertThat(hash(rows, dialect))
          .isEqualTo(hash("INSERT INTO t (a, b) VALUES (?, ?) RETURNING a", dialect));
    }
  }

  @Test
  void hash_isTheSame_forNumberedPlaceholders() {
    long expected = hash("SELECT a FROM t WHERE b IN (?) AND c = ?", Dialect.POSTGRESQL);
    assertThat(hash("SELECT a FROM t WHERE b IN ($1, $2) AND c = $3", Dialect.POSTGRESQL))
        .isEqualTo(expected);
    assertThat(hash("SELECT a FROM t WHERE b IN (@p0, @p1) AND c = @p2", Dialect.SQL_SERVER))
        .isEqualTo(hash("SELECT a FROM t WHERE b IN (@p0) AND c = @p1", Dialect.SQL_SERVER));
  }

  @ParameterizedTest
  @EnumSource
  void hash_isTheSame_forOtherBlanksCommentsAndCase(Dialect dialect) {
    long expected = hash("SELECT a, count(*) FROM t WHERE b = 1 AND c IN (2)", dialect);
    String blanks = " \tselect a,COUNT( * )\r\n from\u00a0t\nWHERE/* x */b=1 and c in(2) -- y\n;";
    assertThat(hash(blanks, dialect)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void hash_differs_forOtherStatements(Dialect dialect) {
    Map<Long, String> known = new HashMap<>();
    for (Statement each : Statement.readAll()) {
      if (each.dialect() == dialect) {
        Fingerprint fingerprint = Fingerprint.of(each.sql(), dialect);
        String text = fingerprint.text().replaceAll(" ", "").toUpperCase(Locale.ROOT);
        String other = known.put(fingerprint.hash(), text);
        assertThat(other == null ? text : other).isEqualTo(text);
      }
    }
    assertThat(known).hasSizeGreaterThan(50);
  }

  @Test
  void hash_differs_forOtherOrderAndQuotedCase() {
    List<String> different =
        List.of(
            "SELECT a, b FROM t",
            "SELECT b, a FROM t",
            "SELECT a, b FROM u",
            "SELECT \"a\", b FROM t",
            "SELECT \"A\", b FROM t",
            "SELECT a FROM t WHERE b = ? AND c IN (?)",
            "SELECT a FROM t WHERE c = ? AND b IN (?)");
    assertThat(different.stream().map(sql -> hash(sql, Dialect.POSTGRESQL)).distinct())
        .hasSameSizeAs(different);
  }

  @Test
  void hash_neverChangesBetweenVersions() {
    assertThat(hash("SELECT a FROM t WHERE b = 1", Dialect.ANSI)).isEqualTo(-2150607267695584206L);
  }

  @ParameterizedTest
  @EnumSource
  void text_endsAtATokenWithAnEllipsis_whenItIsLong(Dialect dialect) {
    String columns =
        IntStream.range(0, 500).mapToObj(i -> "column" + i).collect(Collectors.joining(", "));
    Fingerprint actual = Fingerprint.of("SELECT " + columns + " FROM orders", dialect);
    assertThat(actual.text()).hasSizeBetween(Text.MAX_CHARS - 20, Text.MAX_CHARS);
    assertThat(actual.text()).matches("SELECT (column\\d+, )*column\\d{1,3},? \u2026");
    assertThat(actual.text().replace(" \u2026", "")).isSubstringOf("SELECT " + columns + ",");
    assertThat(actual.summary()).isEqualTo("SELECT orders");
    assertThat(actual.hash()).isNotEqualTo(hash("SELECT " + columns + " FROM customers", dialect));
  }

  @ParameterizedTest
  @EnumSource
  void summary_endsAtAToken_whenItIsLong(Dialect dialect) {
    String tables =
        IntStream.range(0, 100).mapToObj(i -> "table" + i).collect(Collectors.joining(", "));
    String summary = Fingerprint.of("SELECT a FROM " + tables, dialect).summary();
    assertThat(summary).hasSizeBetween(Summary.MAX_CHARS - 8, Summary.MAX_CHARS);
    assertThat("SELECT " + tables.replace(",", "") + " ").startsWith(summary + " ");
  }

  @ParameterizedTest
  @EnumSource
  void fingerprint_isBounded_whenNestingIsDeep(Dialect dialect) {
    String sql = "SELECT a FROM " + "(SELECT b FROM ".repeat(50_000) + "t" + ")".repeat(50_000);
    Fingerprint actual = Fingerprint.of(sql, dialect);
    assertThat(actual.text()).startsWith("SELECT a FROM (SELECT b").endsWith("\u2026");
    assertThat(actual.summary()).startsWith("SELECT SELECT SELECT");
    assertThat(actual.isSelect()).isTrue();
  }

  @Test
  void dialect_isKnown_forTheSystemsOfTheConventions() {
    assertThat(Dialect.of("postgresql")).isEqualTo(Dialect.POSTGRESQL);
    assertThat(Dialect.of("mariadb")).isEqualTo(Dialect.MYSQL);
    assertThat(Dialect.of("microsoft.sql_server")).isEqualTo(Dialect.SQL_SERVER);
    assertThat(Dialect.of("oracle.db")).isEqualTo(Dialect.ORACLE);
    assertThat(Dialect.of("h2database")).isEqualTo(Dialect.H2);
    assertThat(Dialect.of("sqlite")).isEqualTo(Dialect.SQLITE);
    assertThat(Dialect.of("ibm.db2")).isEqualTo(Dialect.ANSI);
    assertThat(Dialect.of("other_sql")).isEqualTo(Dialect.OTHER);
  }

  private static String value(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Integer.toString(random.nextInt() >>> 1);
      case 1 -> Double.toString(random.nextGaussian() * 1e-9);
      case 2 -> "'" + Long.toString(random.nextLong(), 36).replace("-", "''") + "'";
      case 3 -> "N'\u00e4 " + random.nextInt() + "'";
      default -> "-" + random.nextInt(1000);
    };
  }

  private static String repeat(String element, int times) {
    return String.join(", ", Collections.nCopies(times, element));
  }

  private static long hash(String sql, Dialect dialect) {
    return Fingerprint.of(sql, dialect).hash();
  }
}
