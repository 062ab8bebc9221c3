package io.narrows.engine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One block of {@code statements.txt} in one dialect: a SQL text and what is expected of it. */
record Statement(
    Dialect dialect, int line, String sql, String text, String summary, List<String> facts) {

  private static final Set<String> WRITES =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "TRUNCATE");

  static List<Statement> readAll() {
    List<Statement> all = new ArrayList<>();
    List<Dialect> dialects = List.of();
    List<String> block = new ArrayList<>();
    List<String> lines = lines();
    for (int i = 0; i <= lines.size(); i++) {
      String line = i < lines.size() ? lines.get(i) : "";
      if (line.startsWith("[")) {
        dialects = dialects(line);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        block.add(line);
      } else if (!block.isEmpty()) {
        for (Dialect dialect : dialects) {
          all.add(read(dialect, i + 1 - block.size(), block));
        }
        block.clear();
      }
    }
    return all;
  }

  String name() {
    return dialect + " " + line + ": " + sql;
  }

  String operation() {
    String first = summary.isEmpty() ? "" : summary.split(" ")[0].toUpperCase(Locale.ROOT);
    String given = fact("operation=");
    return given == null ? first : given;
  }

  @Nullable String procedure() {
    return fact("procedure=");
  }

  int statements() {
    String given = fact("statements=");
    return given == null ? 1 : Integer.parseInt(given);
  }

  boolean isWrite() {
    return facts.contains("write") || !facts.contains("neither") && WRITES.contains(operation());
  }

  boolean isSelect() {
    return !isWrite() && !facts.contains("neither");
  }

  private static List<String> lines() {
    try (InputStream in = Statement.class.getResourceAsStream("statements.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Dialect> dialects(String line) {
    String names = line.substring(1, line.indexOf(']'));
    return names.equals("ALL")
        ? List.of(Dialect.values())
        : List.of(names.split(", ")).stream().map(Dialect::valueOf).toList();
  }

  private static Statement read(Dialect dialect, int line, List<String> block) {
    String facts = part(block, '!');
    return new Statement(
        dialect,
        line,
        part(block, '>').replace("\\t", "\t").replace("\\r", "\r"),
        part(block, '='),
        part(block, ':'),
        facts.isEmpty() ? List.of() : List.of(facts.split(" ")));
  }

  private static String part(List<String> block, char mark) {
    List<String> lines =
        block.stream()
            .filter(line -> line.charAt(0) == mark)
            .map(line -> line.length() < 2 ? "" : line.substring(2))
            .toList();
    return String.join("\n", lines);
  }

  private @Nullable String fact(String prefix) {
    return facts.stream()
        .filter(fact -> fact.startsWith(prefix))
        .map(fact -> fact.substring(prefix.length()))
        .findFirst()
        .orElse(null);
  }
}
