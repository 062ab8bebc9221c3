package io.narrows.engine.analysis.rule;

import io.narrows.engine.analysis.Snapshot.SignatureView;
import io.narrows.engine.sql.Dialect;
import io.narrows.engine.sql.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule needs to know of a statement's text, which has no literals any more. */
record Sql(Fingerprint fingerprint, String lower) {
  private static final int COLUMNS = 6;

  private static final Set<String> DEFINES =
      Set.of(
          "CREATE",
          "ALTER",
          "DROP",
          "TRUNCATE",
          "VACUUM",
          "ANALYZE",
          "REINDEX",
          "REFRESH",
          "RENAME",
          "COMMENT",
          "GRANT",
          "REVOKE",
          "OPTIMIZE",
          "CLUSTER",
          "COPY",
          "BACKUP",
          "RESTORE");

  // It is meant to take its time.
  private static final List<String> WAITS =
      List.of("pg_sleep", "dbms_lock.sleep", "dbms_session.sleep", "sleep(", "get_lock(");
  private static final Set<String> WAITING = Set.of("WAITFOR", "LISTEN");

  // Asked again on purpose: each answer is another one, or it is only asked whether one comes.
  private static final List<String> HOUSEKEEPING =
      List.of(
          "nextval",
          "currval",
          "next value for",
          "identity(",
          "last_insert_id",
          "lastval",
          "pg_advisory",
          "get_lock(",
          "release_lock(",
          "clock_timestamp",
          "random(",
          "newid(",
          "uuid(",
          "for update");
  private static final Pattern VALIDATION =
      Pattern.compile(
          "(select|values)\\s*\\(?\\s*[?0-9']*\\s*\\)?( from (dual|sysibm\\.sysdummy1))?");

  private static final String NAME = "((?:[\\w$\"`\\[\\]]+\\.)*[\\w$\"`\\[\\]]+)";
  private static final Pattern FILTERED =
      Pattern.compile(
          NAME + "\\s*(?:=|<>|!=|<=|>=|<|>|\\blike\\b|\\bin\\b|\\bbetween\\b|\\bis\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CLAUSES =
      Pattern.compile(
          "\\b(?:where|on|having)\\b(.*?)(?=\\bwhere\\b|\\bon\\b|\\bgroup by\\b|\\border by\\b|\\bunion\\b|$)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ORDERED =
      Pattern.compile("\\border by\\s+([^()?]*)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> NO_COLUMNS =
      Set.of("and", "or", "not", "null", "is", "asc", "desc", "limit", "offset", "fetch", "case");

  static Sql of(SignatureView view) {
    String text = view.signature().text();
    return new Sql(Fingerprint.of(text, Dialect.of("")), text.toLowerCase(Locale.ROOT));
  }

  boolean isRead() {
    return fingerprint.isSelect();
  }

  boolean isWrite() {
    return fingerprint.isWrite();
  }

  /** Whether it changes definitions or looks after the database, and no rows. */
  boolean isDefinition() {
    return DEFINES.contains(fingerprint.operation());
  }

  boolean waitsOnPurpose() {
    return WAITING.contains(fingerprint.operation()) || WAITS.stream().anyMatch(lower::contains);
  }

  boolean isHousekeeping() {
    return HOUSEKEEPING.stream().anyMatch(lower::contains) || VALIDATION.matcher(lower).matches();
  }

  boolean locksRows() {
    return isWrite() || lower.contains("for update") || lower.contains("for share");
  }

  boolean hasList() {
    return lower.contains(" in (");
  }

  /** The columns by which it chooses or orders rows, as they are written. */
  List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    Matcher clause = CLAUSES.matcher(fingerprint.text());
    while (clause.find()) {
      Matcher filtered = FILTERED.matcher(clause.group(1));
      while (filtered.find()) {
        column(filtered.group(1), columns);
      }
    }
    Matcher ordered = ORDERED.matcher(fingerprint.text());
    while (ordered.find()) {
      for (String each : ordered.group(1).split(",")) {
        column(each.trim().split("\\s+")[0], columns);
      }
    }
    List<String> first = new ArrayList<>(columns);
    return first.subList(0, Math.min(COLUMNS, first.size()));
  }

  private static void column(String name, Set<String> into) {
    String plain = name.replaceAll("[\"`\\[\\]]", "");
    boolean isName =
        !plain.isEmpty() && !Character.isDigit(plain.charAt(0)) && plain.charAt(0) != '$';
    if (isName && !NO_COLUMNS.contains(plain.toLowerCase(Locale.ROOT))) {
      into.add(plain);
    }
  }
}
