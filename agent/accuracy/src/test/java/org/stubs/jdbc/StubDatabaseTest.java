package org.stubs.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubs.Delay;
import org.stubs.Journal;
import org.stubs.Sql;

class StubDatabaseTest {
  private static final String ROWS = "SELECT id FROM thing WHERE kind = ?";
  private static final String WRITE = "UPDATE thing SET seen = 1 WHERE id = ?";

  private final Journal journal = new Journal();
  private final Sql sql = new Sql(journal);
  private StubDatabase database;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    new StubDriver();
    database = StubDatabase.open("test", journal);
    connection = DriverManager.getConnection(database.url());
  }

  @Test
  void query_takesItsTimeAndNotesIt() throws SQLException {
    database.on(ROWS).roundTrip(Delay.millis(2)).execution(Delay.millis(3));

    assertThat(sql.query(connection, ROWS, 1)).isEqualTo(1);

    assertThat(journal.entries()).hasSize(1);
    assertThat(journal.entries().get(0).name()).isEqualTo(ROWS);
    assertThat(journal.entries().get(0).nanos()).isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void fetching_takesATripForSoManyRows() throws SQLException {
    database.on(ROWS).rows(100);

    assertThat(sql.query(connection, ROWS, 1)).isEqualTo(100);
    assertThat(trips()).isEqualTo(9);
    assertThat(sql.fetch(connection, 50, ROWS, 1)).isEqualTo(100);
    assertThat(trips()).isEqualTo(9 + 1);
  }

  private long trips() {
    return journal.entries().stream().filter(entry -> entry.kind().equals("db_fetch")).count();
  }

  @Test
  void rows_dependOnWhatIsBound() throws SQLException {
    database.on(ROWS).rows(binds -> (Integer) binds.get(0));

    assertThat(sql.query(connection, ROWS, 3)).isEqualTo(3);
  }

  @Test
  void batch_isOneRoundTrip() throws SQLException {
    database.on(WRITE).roundTrip(Delay.millis(4));

    sql.batch(connection, WRITE, List.of(new Object[] {1}, new Object[] {2}, new Object[] {3}));

    assertThat(journal.entries()).hasSize(1);
  }

  @Test
  void unknownStatement_isRefused() {
    assertThatThrownBy(() -> sql.query(connection, "SELECT 1"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SELECT 1");
  }

  @Test
  void row_staysLockedUntilTheTransactionEnds() throws Exception {
    database.on(WRITE).locking();
    connection.setAutoCommit(false);
    sql.update(connection, WRITE, 1);

    CompletableFuture<Void> other = CompletableFuture.runAsync(this::writeTheSameRow);
    assertThat(other).isNotDone();
    connection.commit();

    other.get();
    assertThat(journal.entries()).anyMatch(entry -> entry.kind().equals("db_commit"));
  }

  private void writeTheSameRow() {
    try (Connection another = DriverManager.getConnection(database.url())) {
      sql.update(another, WRITE, 1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void whatIf_makesOneStatementQuicker() throws SQLException {
    database.on(ROWS).execution(Delay.millis(10_000));

    assertThat(database.scale(ROWS, 0)).isTrue();
    assertThat(database.scale("SELECT 1", 0)).isFalse();
    sql.query(connection, ROWS, 1);

    assertThat(journal.entries().get(0).nanos()).isLessThan(5_000_000_000L);
  }
}
