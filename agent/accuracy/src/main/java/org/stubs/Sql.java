package org.stubs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Statements in one line each, as a template library has them. */
public final class Sql {
  private final Journal journal;

  public Sql(Journal journal) {
    this.journal = journal;
  }

  /** A connection, and a note of how long it was waited for. */
  public Connection connection(DataSource pool) throws SQLException {
    long start = System.nanoTime();
    Connection connection = pool.getConnection();
    journal.ended("db_acquire", "pool", start);
    return connection;
  }

  /** A new connection that no pool has, and a note of how long it took to make. */
  public Connection connect(String url) throws SQLException {
    long start = System.nanoTime();
    Connection connection = DriverManager.getConnection(url);
    journal.ended("db_acquire", "connect", start);
    return connection;
  }

  /** Reads all rows, and says how many there were. */
  public int query(Connection connection, String sql, Object... binds) throws SQLException {
    return fetch(connection, 0, sql, binds);
  }

  /** The same with a fetch size. */
  public int fetch(Connection connection, int fetchSize, String sql, Object... binds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(fetchSize);
      bind(statement, binds);
      return count(statement);
    }
  }

  private static int count(PreparedStatement statement) throws SQLException {
    int rows = 0;
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  public void update(Connection connection, String sql, Object... binds) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, binds);
      statement.executeUpdate();
    }
  }

  /** All in one round trip. */
  public void batch(Connection connection, String sql, List<Object[]> each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Object[] binds : each) {
        bind(statement, binds);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Object[] binds) throws SQLException {
    for (int i = 0; i < binds.length; i++) {
      if (binds[i] instanceof Integer number) {
        statement.setInt(i + 1, number);
      } else {
        statement.setString(i + 1, binds[i].toString());
      }
    }
  }
}
