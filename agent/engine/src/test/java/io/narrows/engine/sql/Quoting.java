package io.narrows.engine.sql;

import java.util.ArrayList;
import java.util.List;

/** A way to write a value in a dialect: the letters {@code VALUE} of the pattern stand for it. */
record Quoting(Dialect dialect, String pattern) {

  /** Every way to hide a text: strings, and comments, which may hold values as well. */
  static List<Quoting> texts(Dialect dialect) {
    List<String> patterns =
        new ArrayList<>(
            List.of(
                "'VALUE'",
                "'it''s VALUE'",
                "'VALUE'''",
                "''''",
                "'a' 'VALUE'",
                "'\"VALUE'",
                "'-- VALUE'",
                "'/* VALUE'",
                "'; VALUE'",
                "'(VALUE'",
                "'$$VALUE'",
                "N'VALUE'",
                "X'VALUE'",
                "b'VALUE'",
                "'line\nVALUE'",
                "/* VALUE */",
                "/* it's VALUE */",
                "/*VALUE'*/",
                "-- VALUE\n",
                "-- it's VALUE\n"));
    patterns.addAll(
        switch (dialect) {
          case POSTGRESQL ->
              List.of(
                  "$$VALUE$$",
                  "$a$it's $$ VALUE$a$",
                  "E'it\\'s VALUE'",
                  "e'\\\\VALUE'",
                  "U&'VALUE'",
                  "'\\'",
                  "'VALUE\\'",
                  "/* a /* b */ VALUE */",
                  "$$VALUE");
          case MYSQL ->
              List.of(
                  "\"VALUE\"",
                  "\"it's VALUE\"",
                  "'it\\'s VALUE'",
                  "'\\\\' 'VALUE'",
                  "\"a\\\" VALUE\"",
                  "\"a\"\"VALUE\"",
                  "_utf8mb4'VALUE'",
                  "_latin1 \"VALUE\"",
                  "# it's VALUE\n",
                  "/* a /* VALUE */",
                  "/*!40000 'VALUE' */");
          case ORACLE ->
              List.of("q'[it's VALUE]'", "q'{VALUE'}'", "nQ'(VALUE)'", "q'<VALUE>'", "q'!'VALUE!'");
          case SQL_SERVER -> List.of("N'it''s VALUE'", "'VALUE\\'", "/* a /* b */ VALUE */");
          case H2 -> List.of("$$it's VALUE$$", "U&'VALUE'", "'VALUE\\'", "// it's VALUE\n");
          case SQLITE -> List.of("\"VALUE\"", "\"it's VALUE\"", "'VALUE\\'", "\"a\"\"VALUE\"");
          case ANSI -> List.of("U&'VALUE'", "'VALUE\\'", "/* a /* b */ VALUE */");
          case OTHER ->
              List.of(
                  "\"VALUE\"",
                  "\"it's VALUE\"",
                  "'it\\'s VALUE'",
                  "'VALUE\\'",
                  "\"a\\\" VALUE\"",
                  "# it's VALUE\n",
                  "#VALUE#",
                  "$$it's VALUE$$",
                  "q'[it's VALUE]'",
                  "E'it\\'s VALUE'");
        });
    return patterns.stream().map(pattern -> new Quoting(dialect, pattern)).toList();
  }

  /** Every way to write a number; the value must be digits. */
  static List<Quoting> numbers(Dialect dialect) {
    return List.of("VALUE", "-VALUE", "+VALUE", "0xVALUE", "0.VALUE", ".VALUE", "VALUE.VALUE")
        .stream()
        .flatMap(pattern -> List.of(pattern, pattern + "e-VALUE", pattern + "L").stream())
        .map(pattern -> new Quoting(dialect, pattern))
        .toList();
  }

  String write(String value) {
    return pattern.replace("VALUE", value);
  }

  /** True if the same writing makes a name where only a name can stand. */
  boolean canBeName() {
    return pattern.startsWith("\"") && dialect != Dialect.MYSQL;
  }
}
