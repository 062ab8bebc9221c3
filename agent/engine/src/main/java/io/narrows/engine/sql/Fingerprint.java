package io.narrows.engine.sql;

import org.jspecify.annotations.Nullable;

/**
 * What of a SQL text may be shown and compared: no literal of it is in here.
 *
 * @param text the {@code db.query.text}: literals are {@code ?}, lists and rows folded, no comments
 * @param summary the {@code db.query.summary}; empty if nothing was recognised
 * @param operation the verb of the first statement in upper case, behind its CTEs; empty if unknown
 * @param isSelect whether it reads and changes no table
 * @param isWrite whether it changes rows of a table
 * @param procedure the stored procedure, if one is called, as written
 * @param hash equal for texts that differ in literals, lengths of lists, blanks, or case of words;
 *     the same in every JVM
 * @param statements the number of statements; a block or the body of a procedure counts as one
 */
public record Fingerprint(
    String text,
    String summary,
    String operation,
    boolean isSelect,
    boolean isWrite,
    @Nullable String procedure,
    long hash,
    int statements) {

  /** Reads a text once. Takes any text, also if it is cut off or no SQL at all. */
  public static Fingerprint of(String sql, Dialect dialect) {
    Tokenizer token = new Tokenizer(sql, dialect);
    Secrets secrets = new Secrets(dialect);
    Text text = new Text(sql.length());
    Summary summary = new Summary();
    Grammar grammar = new Grammar(dialect, summary);
    while (token.next() != Kind.END) {
      Kind kind = secrets.classify(token);
      text.add(token, kind);
      grammar.accept(token, kind);
    }
    grammar.accept(token, Kind.END);
    return of(text, summary, grammar.statements());
  }

  private static Fingerprint of(Text text, Summary summary, int statements) {
    Keyword operation = summary.operation();
    return new Fingerprint(
        text.text(),
        summary.text(),
        operation == Keyword.NONE ? "" : operation.name(),
        operation == Keyword.SELECT && !summary.isWrite(),
        summary.isWrite(),
        summary.procedure(),
        text.hash(),
        statements);
  }
}
