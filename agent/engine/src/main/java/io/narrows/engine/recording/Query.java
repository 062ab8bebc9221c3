package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * A SQL text on a database: the signature of a statement. One instance per text and connection pool
 * is shared by all executions, so that what the drain derives from it is derived once.
 */
public final class Query {
  private final String sql;
  private final @Nullable Database database;
  private @Nullable Object derived;

  public Query(String sql, @Nullable Database database) {
    this.sql = sql;
    this.database = database;
  }

  /** The text as the application gave it: it must not leave the process. */
  public String sql() {
    return sql;
  }

  public @Nullable Database database() {
    return database;
  }

  /** What the drain derived from the text, or null. Drain thread only. */
  public @Nullable Object derived() {
    return derived;
  }

  /** Keeps what was derived. Drain thread only. */
  public void derived(Object value) {
    derived = value;
  }
}
