package io.narrows.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.instrumentation.testing.NotingRecorder;
import io.narrows.instrumentation.testing.WeavingSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class JdbcTest {
  @Test
  void preparedStatement_isSeenFromPrepareToEnd() throws Exception {
    try (NotingRecorder notes = NotingRecorder.install();
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        PreparedStatement statement = connection.prepareStatement("SELECT 1");
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      assertThat(WeavingSession.failed()).isEmpty();
      assertThat(notes.lines())
          .containsSubsequence("prepared SELECT 1", "begin statement null", "end statement null");
    }
  }

  @Test
  void statement_isSeenWithItsSql() throws Exception {
    try (NotingRecorder notes = NotingRecorder.install();
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 2")) {
      assertThat(rows.next()).isTrue();
      assertThat(notes.lines()).contains("begin statement SELECT 2", "end statement SELECT 2");
    }
  }
}
