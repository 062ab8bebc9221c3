package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * A SQL text on a database: the signature of a statement. One instance per text and connection pool
 * is shared by all executions, so that what the drain derives from it is derived once.
 */
public final class Query {
  private static final int ASK_EVERY = 8;

  private final String sql;
  private final @Nullable Database database;
  private @Nullable Object derived;
  private volatile boolean watched;
  private volatile boolean commitsItself;
  private int asked;

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

  /** Whether its executions are told apart by their values: it was repeated in one request. */
  boolean isWatched() {
    return watched;
  }

  void watch(boolean on) {
    watched = on;
  }

  /** Whether to ask the driver again; of threads that race, some ask in vain. */
  boolean isToAsk() {
    return watched && (asked++ & ASK_EVERY - 1) == 0;
  }

  void commitsItself(boolean known) {
    commitsItself = known;
  }

  /** Whether each execution was a transaction of its own, as far as its connection was asked. */
  public boolean commitsItself() {
    return commitsItself;
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
