package org.stubs.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One statement, prepared or not. */
final class StubStatement extends Answers {
  // As of Oracle's driver: whoever does not set it fetches ten rows at a time.
  private static final int USUAL_FETCH_SIZE = 10;

  private final StubConnection connection;
  private final @Nullable String prepared;
  private final List<List<Object>> batch = new ArrayList<>();
  private final List<Object> binds = new ArrayList<>();
  private int fetchSize = USUAL_FETCH_SIZE;
  private boolean isClosed;
  private @Nullable ResultSet rows;

  StubStatement(StubConnection connection, @Nullable String prepared) {
    this.connection = connection;
    this.prepared = prepared;
  }

  @Override
  @Nullable Object answer(String method, Object[] arguments) throws Exception {
    switch (method) {
      case "executeQuery":
        return query(sql(arguments));
      case "executeUpdate":
        return update(sql(arguments));
      case "execute":
        return execute(sql(arguments));
      case "addBatch":
        batch.add(List.copyOf(binds));
        return null;
      case "executeBatch":
        return executeBatch();
      case "setFetchSize":
        int given = (Integer) arguments[0];
        fetchSize = given > 0 ? given : USUAL_FETCH_SIZE;
        return null;
      case "getFetchSize":
        return fetchSize;
      case "getResultSet":
        return rows;
      case "getUpdateCount":
        return rows == null ? 1 : -1;
      case "getConnection":
        return connection.proxy();
      case "close":
        isClosed = true;
        return null;
      case "isClosed":
        return isClosed;
      default:
        return bind(method, arguments);
    }
  }

  private Object bind(String method, Object[] arguments) {
    if (method.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer at) {
      while (binds.size() < at) {
        binds.add("");
      }
      binds.set(at - 1, arguments[1]);
    }
    return NOTHING;
  }

  private String sql(Object[] arguments) throws SQLException {
    if (arguments.length > 0) {
      return (String) arguments[0];
    }
    if (prepared == null) {
      throw new SQLException("nothing was prepared");
    }
    return prepared;
  }

  private ResultSet query(String sql) throws SQLException {
    Reply reply = run(sql, List.of(binds));
    StubRows answered =
        new StubRows(connection.database(), sql, reply, reply.rowsFor(binds), fetchSize);
    ResultSet made = answered.as(ResultSet.class);
    rows = made;
    return made;
  }

  private int update(String sql) throws SQLException {
    rows = null;
    run(sql, List.of(binds));
    return 1;
  }

  private boolean execute(String sql) throws SQLException {
    if (isRead(sql)) {
      query(sql);
      return true;
    }
    update(sql);
    return false;
  }

  private int[] executeBatch() throws SQLException {
    run(sql(new Object[0]), batch);
    int[] counts = new int[batch.size()];
    Arrays.fill(counts, 1);
    batch.clear();
    return counts;
  }

  private Reply run(String sql, List<List<Object>> executions) throws SQLException {
    StubDatabase database = connection.database();
    final Reply reply = database.reply(sql);
    long start = System.nanoTime();
    reply.travel();
    for (List<Object> each : executions) {
      if (reply.isLocking()) {
        connection.lock(sql, each);
      }
      reply.execute(each);
    }
    if (!isRead(sql)) {
      connection.written();
    }
    database.journal().ended("db_exec", sql, start);
    return reply;
  }

  private static boolean isRead(String sql) {
    return sql.toLowerCase(Locale.ROOT).startsWith("select");
  }
}
