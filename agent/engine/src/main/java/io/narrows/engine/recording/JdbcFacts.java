package io.narrows.engine.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Asks a driver what it answers from memory, and only of what is repeated or large: how many rows
 * it reads at once, and whether each statement is a transaction of its own.
 */
final class JdbcFacts {
  private JdbcFacts() {}

  /** Rows per round trip; 0 where the driver does not say, or reads all at once. */
  static int fetchSize(Object resultSet) {
    try {
      return resultSet instanceof ResultSet ? ((ResultSet) resultSet).getFetchSize() : 0;
    } catch (SQLException | RuntimeException | LinkageError refused) {
      return 0;
    }
  }

  static boolean commitsItself(Object statement) {
    try {
      return statement instanceof Statement
          && ((Statement) statement).getConnection().getAutoCommit();
    } catch (SQLException | RuntimeException | LinkageError refused) {
      return false;
    }
  }
}
