package io.narrows.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plants values in statements, and looks for the smallest piece of them in all that comes out. */
class LeakTest {
  private static final long SEED = 20261122;
  private static final String SECRET = "QZX7JKVW9Y";
  private static final String DIGITS = "7391846205";
  private static final int PIECE = 3;
  private static final Pattern PLACE_OF_NAME =
      Pattern.compile("(?i).*(\\b(from|join|into|update|table)|\\.)\\s*", Pattern.DOTALL);

  private static final List<String> ACCOUNTS =
      List.of(
          "CREATE USER joe IDENTIFIED BY VALUE",
          "CREATE USER joe IDENTIFIED BY \"VALUE\" DEFAULT TABLESPACE users",
          "create user joe identified by values VALUE",
          "CREATE USER joe IDENTIFIED VALUE",
          "ALTER USER joe IDENTIFIED BY VALUE REPLACE VALUE",
          "ALTER USER joe /* x */ IDENTIFIED /* y */ BY -- z\n VALUE",
          "ALTER USER joe WITH PASSWORD VALUE",
          "ALTER ROLE joe ENCRYPTED PASSWORD \"VALUE\" VALID UNTIL VALUE",
          "CREATE ROLE joe LOGIN PASSWORD VALUE",
          "CREATE OR REPLACE USER joe PASSWORD = VALUE",
          "CREATE USER IF NOT EXISTS joe PASSWORD VALUE",
          "CREATE LOGIN joe WITH PASSWORD = VALUE HASHED, SID = VALUE",
          "GRANT ALL ON t TO joe IDENTIFIED BY VALUE WITH GRANT OPTION",
          "GRANT CONNECT TO joe IDENTIFIED BY \"VALUE\"",
          "SET PASSWORD = VALUE",
          "SET PASSWORD FOR joe = VALUE",
          "SET PASSWORD VALUE",
          "SET my.secret TO VALUE",
          "SET LOCAL app.api_token = VALUE, b = VALUE",
          "SET @x := VALUE",
          "SET x = (VALUE)",
          "SET ROLE admin IDENTIFIED BY VALUE",
          "CREATE USER MAPPING FOR joe SERVER s OPTIONS (user joe, password VALUE)",
          "ALTER SERVER s OPTIONS (SET password VALUE)",
          "CREATE SUBSCRIPTION s CONNECTION VALUE PUBLICATION p",
          "CREATE PUBLIC DATABASE LINK l CONNECT TO joe IDENTIFIED BY VALUE USING tns",
          "CREATE CREDENTIAL c WITH IDENTITY = joe, SECRET = VALUE",
          "CREATE SECRET s (TYPE s3, KEY_ID = VALUE, SECRET VALUE)",
          "CREATE MASTER KEY ENCRYPTION BY PASSWORD = VALUE",
          "OPEN MASTER KEY DECRYPTION BY PASSWORD = VALUE",
          "ALTER SYSTEM SET wallet = VALUE",
          "CONNECT joe IDENTIFIED BY VALUE",
          "CONNECT TO shop USER joe USING VALUE",
          "CHANGE MASTER TO MASTER_USER = joe, MASTER_PASSWORD = VALUE",
          "CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD VALUE",
          "START REPLICA USER joe PASSWORD = VALUE",
          "COPY t FROM x CREDENTIALS VALUE",
          "COPY t FROM x ACCESS_KEY_ID VALUE SECRET_ACCESS_KEY VALUE",
          "BACKUP DATABASE d TO x WITH PASSWORD = VALUE",
          "PRAGMA key = VALUE",
          "PRAGMA rekey(VALUE)");

  private static final List<String> PROCEDURE_ARGUMENTS =
      List.of(
          "EXEC sp_addlogin VALUE, VALUE",
          "EXECUTE master..sp_password NULL, [VALUE], \"VALUE\"",
          "EXEC @rc = dbo.p @a = VALUE, @b = 'VALUE' SELECT 1",
          "INSERT INTO t EXEC p VALUE");

  @ParameterizedTest
  @EnumSource
  void text_neverShows_aQuotedValue(Dialect dialect) {
    plant(dialect, SECRET, Quoting.texts(dialect), 1);
  }

  @ParameterizedTest
  @EnumSource
  void text_neverShows_aNumber(Dialect dialect) {
    plant(dialect, DIGITS, Quoting.numbers(dialect), 1);
  }

  @ParameterizedTest
  @EnumSource
  void text_neverShows_aValue_whenTheStatementIsCutOffAnywhere(Dialect dialect) {
    plant(dialect, SECRET, Quoting.texts(dialect), 40);
    plant(dialect, DIGITS, Quoting.numbers(dialect), 40);
  }

  @ParameterizedTest
  @EnumSource
  void text_neverShows_aPasswordWithoutQuotes(Dialect dialect) {
    for (String template : ACCOUNTS) {
      for (String value : List.of(SECRET, "'" + SECRET + "'", "/**/" + SECRET)) {
        assertNoPrefixLeaks(template.replace("VALUE", value), dialect);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SQL_SERVER", "OTHER"})
  void text_neverShows_aBareArgument(Dialect dialect) {
    PROCEDURE_ARGUMENTS.forEach(
        each -> assertNoPrefixLeaks(each.replace("VALUE", SECRET), dialect));
  }

  private static void assertNoPrefixLeaks(String sql, Dialect dialect) {
    for (int end = 0; end <= sql.length(); end++) {
      assertNoLeak(sql.substring(0, end), dialect, SECRET);
    }
  }

  /** Plants at every blank of every statement; tries all prefixes of one in {@code rarity}. */
  private static void plant(Dialect dialect, String value, List<Quoting> ways, int rarity) {
    Random random = new Random(SEED);
    for (String template : templates(dialect)) {
      for (int blank : blanks(template)) {
        for (Quoting way : ways) {
          String before = template.substring(0, blank) + ' ';
          if (way.canBeName() && PLACE_OF_NAME.matcher(before).matches()) {
            continue;
          }
          String sql = before + way.write(value) + template.substring(blank);
          if (rarity == 1) {
            assertNoLeak(sql, dialect, value);
          } else if (random.nextInt(rarity) == 0) {
            assertNoLeakOfPrefixes(sql, before.length(), dialect, value);
          }
        }
      }
    }
  }

  private static void assertNoLeakOfPrefixes(String sql, int from, Dialect dialect, String value) {
    for (int end = from; end <= sql.length(); end++) {
      assertNoLeak(sql.substring(0, end), dialect, value);
    }
  }

  /** The statements of the resource without their values. */
  private static List<String> templates(Dialect dialect) {
    List<String> templates = new ArrayList<>();
    for (Statement each : Statement.readAll()) {
      boolean plain = each.text().chars().noneMatch(c -> "\"`[]$/#'\\".indexOf(c) >= 0);
      if (each.dialect() == dialect && plain && !each.text().isEmpty()) {
        templates.add(each.text());
      }
    }
    assertThat(templates).hasSizeGreaterThan(50);
    return templates;
  }

  private static int[] blanks(String template) {
    return IntStream.rangeClosed(0, template.length())
        .filter(i -> i == 0 || i == template.length() || template.charAt(i) == ' ')
        .toArray();
  }

  private static void assertNoLeak(String sql, Dialect dialect, String value) {
    Fingerprint fingerprint = Fingerprint.of(sql, dialect);
    String shown =
        fingerprint.text() + '\n' + fingerprint.summary() + '\n' + fingerprint.procedure();
    for (int i = 0; i + PIECE <= value.length(); i++) {
      if (shown.contains(value.substring(i, i + PIECE))) {
        throw new AssertionError(dialect + " shows a value\nof: " + sql + "\nin: " + shown);
      }
    }
  }
}
