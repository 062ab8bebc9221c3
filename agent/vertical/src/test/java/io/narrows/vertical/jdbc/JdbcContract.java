package io.narrows.vertical.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.vertical.testing.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of every data source: whatever stands around the driver, an application's call is
 * recorded once and with what only the driver knows.
 */
abstract class JdbcContract {
  private static final String ALL = "SELECT id, name FROM item WHERE id < ? ORDER BY id";
  private static final String RENAME = "UPDATE item SET name = ? WHERE id = ?";

  private Recorded recorded;
  private DataSource source;

  /** The database behind it. */
  abstract Databases database();

  /** Opens the data source, with one connection made. */
  abstract DataSource open(String url) throws Exception;

  abstract void close(DataSource source) throws Exception;

  /** The acquisition of a connection, as the lines have it. */
  abstract String acquisition();

  @BeforeEach
  void open() throws Exception {
    String url = database().url();
    recorded = Recorded.install();
    source = open(url);
    source.getConnection().close();
  }

  @AfterEach
  void close() throws Exception {
    close(source);
    recorded.close();
  }

  Recorded recorded() {
    return recorded;
  }

  DataSource source() {
    return source;
  }

  private String at() {
    return " @" + database().name;
  }

  @Test
  void query_isRecordedOnceWithItsRows() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  PreparedStatement statement = connection.prepareStatement(ALL)) {
                statement.setInt(1, 3);
                try (ResultSet rows = statement.executeQuery()) {
                  while (rows.next()) {
                    rows.getInt(1);
                  }
                }
              }
            });
    assertThat(executions(lines))
        .containsExactly("DB_EXEC " + ALL + at() + " rows 2", "DB_FETCH " + ALL + at() + " rows 2");
    assertThat(lines).filteredOn(line -> line.equals(acquisition())).hasSize(1);
  }

  @Test
  void statement_isRecordedOnceWithItsText() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                statement.getResultSet().next();
                statement.executeQuery("SELECT 2");
              }
            });
    assertThat(executions(lines))
        .containsExactly(
            "DB_EXEC SELECT 1" + at() + " rows 1",
            "DB_FETCH SELECT 1" + at() + " rows 1",
            "DB_EXEC SELECT 2" + at());
  }

  @Test
  void statementThatIsExecutedOften_isRecordedEachTime() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  PreparedStatement statement = connection.prepareStatement(RENAME)) {
                for (int i = 0; i < 12; i++) {
                  statement.setString(1, "x");
                  statement.setInt(2, 1);
                  statement.executeUpdate();
                }
              }
            });
    assertThat(executions(lines))
        .hasSize(12)
        .containsOnly("DB_EXEC " + RENAME + at() + " updated 1");
  }

  @Test
  void batch_isRecordedOnceWithItsSize() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  PreparedStatement statement = connection.prepareStatement(RENAME)) {
                for (int i = 0; i < 3; i++) {
                  statement.setString(1, "y");
                  statement.setInt(2, 1);
                  statement.addBatch();
                }
                statement.executeBatch();
              }
            });
    assertThat(executions(lines))
        .containsExactly("DB_EXEC " + RENAME + at() + " updated 3 batch 3");
  }

  @Test
  void transaction_isRecordedOnce() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("UPDATE item SET name = 'z' WHERE id = 2");
                connection.commit();
                statement.executeUpdate("UPDATE item SET name = 'b' WHERE id = 2");
                connection.rollback();
                connection.setAutoCommit(true);
              }
            });
    assertThat(lines)
        .filteredOn(line -> line.endsWith("COMMIT") && !line.endsWith("AUTOCOMMIT"))
        .containsExactly("DB_COMMIT " + database().name + " COMMIT");
    assertThat(lines)
        .filteredOn(line -> line.endsWith("ROLLBACK"))
        .containsExactly("DB_COMMIT " + database().name + " ROLLBACK");
  }

  @Test
  void generatedKeys_areNoRows() throws Exception {
    String insert = "INSERT INTO item (name) VALUES ('k')";
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate(insert, Statement.RETURN_GENERATED_KEYS);
                try (ResultSet keys = statement.getGeneratedKeys()) {
                  keys.next();
                }
                connection.rollback();
              }
            });
    assertThat(executions(lines)).contains("DB_EXEC " + insert + at() + " updated 1");
    assertThat(executions(lines)).noneMatch(line -> line.contains(" rows "));
  }

  @Test
  void failure_isNamedAndPassesThrough() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM nowhere"))
                    .isInstanceOf(SQLException.class)
                    .hasNoSuppressedExceptions();
              }
            });
    String state = database() == Databases.H2 ? "42S02" : "42P01";
    assertThat(executions(lines))
        .containsExactly("DB_EXEC SELECT * FROM nowhere" + at() + " failed " + state);
  }

  @Test
  void statementPreparedBefore_isKnownInALaterRequest() throws Exception {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setInt(1, 2);
      for (int i = 0; i < 2; i++) {
        assertThat(executions(recorded.request(() -> statement.executeQuery().next())))
            .containsExactly(
                "DB_EXEC " + ALL + at() + " rows 1", "DB_FETCH " + ALL + at() + " rows 1");
      }
    }
  }

  @Test
  void rowsReadBetweenOtherQueries_areCountedOnce() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              try (Connection connection = source.getConnection();
                  PreparedStatement outer = connection.prepareStatement(ALL);
                  Statement inner = connection.createStatement()) {
                outer.setInt(1, 3);
                try (ResultSet rows = outer.executeQuery()) {
                  while (rows.next()) {
                    inner.executeQuery("SELECT 1").next();
                  }
                }
              }
            });
    assertThat(lines)
        .containsOnlyOnce("DB_EXEC " + ALL + at() + " rows 2")
        .containsOnlyOnce("DB_FETCH " + ALL + at() + " rows 2");
    assertThat(lines).filteredOn(("DB_EXEC SELECT 1" + at() + " rows 1")::equals).hasSize(2);
  }

  private static List<String> executions(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("DB_EXEC") || line.startsWith("DB_FETCH"))
        .toList();
  }
}
