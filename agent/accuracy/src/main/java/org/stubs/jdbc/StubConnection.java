package org.stubs.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One connection, and the row locks of its transaction. */
final class StubConnection extends Answers {
  private final StubDatabase database;
  private final String url;
  private final List<Semaphore> held = new ArrayList<>();
  private boolean isAutoCommit = true;
  private boolean isClosed;
  private @Nullable Connection proxy;

  private StubConnection(StubDatabase database, String url) {
    this.database = database;
    this.url = url;
  }

  static Connection open(StubDatabase database, String url) {
    database.connect();
    StubConnection connection = new StubConnection(database, url);
    connection.proxy = connection.as(Connection.class);
    return connection.proxy;
  }

  @Override
  @Nullable Object answer(String method, Object[] arguments) throws Exception {
    switch (method) {
      case "prepareStatement":
        return new StubStatement(this, (String) arguments[0]).as(PreparedStatement.class);
      case "createStatement":
        return new StubStatement(this, null).as(Statement.class);
      case "setAutoCommit":
        isAutoCommit = (Boolean) arguments[0];
        return null;
      case "getAutoCommit":
        return isAutoCommit;
      case "commit":
        return commit();
      case "rollback":
        release();
        return null;
      case "close":
        release();
        isClosed = true;
        return null;
      case "isClosed":
        return isClosed;
      case "isValid":
        return !isClosed;
      case "getTransactionIsolation":
        return Connection.TRANSACTION_READ_COMMITTED;
      case "getMetaData":
        return new MetaData().as(DatabaseMetaData.class);
      default:
        return NOTHING;
    }
  }

  private @Nullable Object commit() {
    long start = System.nanoTime();
    database.commit();
    database.journal().ended("db_commit", "COMMIT", start);
    release();
    return null;
  }

  /** Waits for the row, which stays locked until this transaction ends. */
  void lock(String sql, List<Object> binds) {
    Semaphore lock = database.lock(sql, binds.isEmpty() ? "" : binds.get(0));
    if (!held.contains(lock)) {
      lock.acquireUninterruptibly();
      held.add(lock);
    }
  }

  /** A statement that writes was executed. */
  void written() {
    if (isAutoCommit) {
      database.commit();
      release();
    }
  }

  private void release() {
    held.forEach(Semaphore::release);
    held.clear();
  }

  StubDatabase database() {
    return database;
  }

  @Nullable Connection proxy() {
    return proxy;
  }

  private final class MetaData extends Answers {
    @Override
    @Nullable Object answer(String method, Object[] arguments) {
      return switch (method) {
        case "getURL" -> url;
        case "getDatabaseProductName" -> "Stub";
        case "getConnection" -> proxy();
        default -> NOTHING;
      };
    }
  }
}
