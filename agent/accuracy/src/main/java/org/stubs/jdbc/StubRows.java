package org.stubs.jdbc;

import org.jspecify.annotations.Nullable;

/** The rows of one answer, of which so many as the fetch size come in one trip. */
final class StubRows extends Answers {
  private final StubDatabase database;
  private final String sql;
  private final Reply reply;
  private final int rows;
  private final int fetchSize;
  private int row;
  private boolean isClosed;

  StubRows(StubDatabase database, String sql, Reply reply, int rows, int fetchSize) {
    this.database = database;
    this.sql = sql;
    this.reply = reply;
    this.rows = rows;
    this.fetchSize = fetchSize;
  }

  @Override
  @Nullable Object answer(String method, Object[] arguments) {
    return switch (method) {
      case "next" -> next();
      case "getFetchSize" -> fetchSize;
      case "getInt", "getRow" -> row;
      case "getLong" -> (long) row;
      case "getString" -> "row " + row;
      case "getObject" -> (Object) row;
      case "close" -> close();
      case "isClosed" -> isClosed;
      default -> NOTHING;
    };
  }

  private @Nullable Object close() {
    isClosed = true;
    return null;
  }

  private boolean next() {
    if (row > 0 && row % fetchSize == 0 && row < rows) {
      long start = System.nanoTime();
      reply.fetch();
      database.journal().ended("db_fetch", sql, start);
    }
    row++;
    return row <= rows;
  }
}
