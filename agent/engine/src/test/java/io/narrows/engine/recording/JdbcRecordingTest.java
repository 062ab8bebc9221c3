package io.narrows.engine.recording;

import static io.narrows.engine.recording.JdbcRig.ROUND_TRIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.JdbcRig.Thing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcRecordingTest {
  private static final String PG = "jdbc:postgresql://db/shop";
  private static final String MYSQL = "jdbc:mysql://db/shop";

  private final JdbcRig rig = new JdbcRig();
  private final Thing connection = rig.connected(PG);

  @Test
  void preparedQuery_isOneExecutionOfItsText() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "SELECT 1", 10);
    rig.query(statement, null, 500);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC SELECT 1@postgresql 500");
  }

  @Test
  void statement_isOneExecutionOfTheTextGivenThen() {
    rig.beginRequest();
    Thing statement = rig.statement(connection);
    rig.query(statement, "SELECT 1", 500);
    rig.query(statement, "SELECT 2", 600);
    assertThat(rig.endRequest())
        .containsExactly("DB_EXEC SELECT 1@postgresql 500", "DB_EXEC SELECT 2@postgresql 600");
  }

  @Test
  void update_carriesItsCount() {
    rig.beginRequest();
    rig.update(rig.statement(connection), "DELETE FROM t", 500, 3);
    rig.update(rig.statement(connection), "DELETE FROM u", 500, 0);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC DELETE FROM t@postgresql 500 updated 3",
            "DB_EXEC DELETE FROM u@postgresql 500 updated 0");
  }

  @Test
  void count_isAskedForAfterTheExecution() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "DELETE FROM t", 10);
    rig.end(rig.recorder.beginStatement(statement, null), statement, null);
    rig.recorder.updated(statement, 2);
    rig.recorder.updated(statement, -1);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC DELETE FROM t@postgresql 0 updated 2");
  }

  @Test
  void throughAProxy_itIsOneExecutionWithTheDatabaseOfTheDriver() {
    Thing proxy = new Thing();
    rig.beginRequest();
    Thing inner = rig.prepare(connection, "SELECT 1", 10);
    Thing outer = rig.prepareThrough(proxy, connection, "SELECT 1");
    Operation operation = rig.recorder.beginStatement(outer, null);
    assertThat(rig.recorder.beginStatement(inner, null)).isNull();
    rig.end(operation, outer, null);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC SELECT 1@postgresql 0");
  }

  @Test
  void proxyThatKeepsStatements_learnsTheDatabaseFromTheExecution() {
    // The pool gave a statement out that it had prepared for somebody else: the connection around
    // it made it alone, and nobody can be asked where it leads.
    Thing proxy = new Thing();
    rig.beginRequest();
    Thing inner = rig.prepare(connection, "SELECT 1", 10);
    Thing outer = new Thing();
    rig.recorded.attachments.set(outer, new Query("SELECT 1", null));
    for (int i = 0; i < 2; i++) {
      Operation operation = rig.recorder.beginStatement(outer, null);
      rig.recorder.beginStatement(inner, null);
      rig.end(operation, outer, null);
    }
    assertThat(proxy).isNotNull();
    assertThat(rig.endRequest())
        .containsExactly("DB_EXEC SELECT 1@postgresql 0", "DB_EXEC SELECT 1@postgresql 0");
    assertThat(((Query) rig.recorded.attachments.get(outer)).database()).isNotNull();
  }

  @Test
  void sameTextOnTwoDatabases_isTwoQueries() {
    Thing other = rig.connected(MYSQL);
    rig.beginRequest();
    rig.query(rig.prepare(connection, "SELECT 1", 10), null, 1);
    rig.query(rig.prepare(other, "SELECT 1", 10), null, 1);
    assertThat(rig.endRequest())
        .containsExactly("DB_EXEC SELECT 1@postgresql 1", "DB_EXEC SELECT 1@mysql 1");
  }

  @Test
  void statementOfAnEarlierRequest_isKnownInTheNext() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "SELECT 1", 10);
    rig.endRequest();
    for (int i = 0; i < 3; i++) {
      rig.recorded.on(i);
      rig.beginRequest();
      rig.query(statement, null, 5);
      rig.endRequest();
    }
    assertThat(rig.operations).hasSize(3).containsOnly("DB_EXEC SELECT 1@postgresql 5");
  }

  @Test
  void statementOutsideARequest_isASmallRoot() {
    Thing statement = rig.prepare(connection, "SELECT 1", ROUND_TRIP);
    assertThat(rig.drained()).isEmpty();
    rig.query(statement, null, 5);
    assertThat(rig.drained()).containsExactly("DB_EXEC SELECT 1@postgresql 5");
    assertThat(rig.recorded.requests.get(0).root()).isEqualTo(Request.Root.INTERNAL);
  }

  @Test
  void statementOfNoKnownConnection_isStillTimed() {
    rig.beginRequest();
    rig.query(new Thing(), null, 5);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC null 5");
  }

  // Preparing

  @Test
  void prepareThatTookARoundTrip_isPartOfTheExecutionThatFollows() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "SELECT 1", ROUND_TRIP);
    rig.pass(7);
    rig.query(statement, null, 500);
    assertThat(rig.endRequest())
        .containsExactly("DB_EXEC SELECT 1@postgresql " + (ROUND_TRIP + 500));
  }

  @Test
  void prepareWithoutExecution_isNoExecution() {
    rig.beginRequest();
    rig.prepare(connection, "SELECT 1", ROUND_TRIP);
    rig.query(rig.prepare(connection, "SELECT 2", 10), null, 500);
    assertThat(rig.endRequest())
        .containsExactly(
            "APP SELECT 1@postgresql " + ROUND_TRIP, "DB_EXEC SELECT 2@postgresql 500");
  }

  @Test
  void connectionBorrowedByThePrepare_isAWaitOfItsOwn() {
    rig.beginRequest();
    Operation prepare = rig.recorder.beginPrepare(connection, "SELECT 1");
    rig.recorded.operation(Kind.DB_ACQUIRE, "pool", ROUND_TRIP);
    Thing statement = new Thing();
    rig.recorder.endPrepare(prepare, connection, "SELECT 1", statement, null);
    rig.query(statement, null, 500);
    assertThat(rig.endRequest())
        .containsExactly(
            "APP SELECT 1@postgresql 0",
            "DB_ACQUIRE pool " + ROUND_TRIP,
            "DB_EXEC SELECT 1@postgresql 500");
  }

  @Test
  void prepareThatFails_isAFailedExecution() {
    rig.beginRequest();
    Operation operation = rig.recorder.beginPrepare(connection, "SELECT");
    rig.pass(30);
    SQLException error = new SQLException("secret", "42601");
    rig.recorder.endPrepare(operation, connection, "SELECT", null, error);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC SELECT@postgresql 30 42601");
  }

  @Test
  void prepareThatFailsOutsideARequest_isRecordedAsWell() {
    Operation operation = rig.recorder.beginPrepare(connection, "SELECT");
    SQLException error = new SQLException("secret", "42601");
    rig.recorder.endPrepare(operation, connection, "SELECT", null, error);
    assertThat(rig.drained()).containsExactly("DB_EXEC SELECT@postgresql 0 42601");
  }

  // Batches

  @Test
  void batch_isOneExecutionWithItsSize() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "INSERT", 10);
    batch(statement, new int[] {1, 1, 1}, null, null, null);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC INSERT@postgresql 0 updated 3 batch 3");
  }

  @Test
  void batchOfOne_isASingleStatement() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "INSERT", 10);
    batch(statement, new int[] {1}, (String) null);
    batch(statement, new int[] {1}, (String) null);
    assertThat(rig.endRequest()).hasSize(2).containsOnly("DB_EXEC INSERT@postgresql 0 updated 1");
  }

  @Test
  void emptyBatch_hasSizeZero() {
    rig.beginRequest();
    batch(rig.prepare(connection, "INSERT", 10), new int[0]);
    batch(rig.statement(connection), new int[0]);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC INSERT@postgresql 0 updated 0 batch 0", "DB_EXEC null 0 updated 0 batch 0");
  }

  @Test
  void batchOfTexts_keepsTheDifferentOnes() {
    List<String> texts = new ArrayList<>();
    rig.recorded.onRequest(
        request -> {
          Slice slice = request.slices().get(0);
          for (Query query : Execution.batch(slice, 1).queries()) {
            texts.add(query.sql());
          }
        });
    rig.beginRequest();
    batch(rig.statement(connection), new long[] {1, 0, 1}, "INSERT a", "DELETE b", "INSERT a");
    assertThat(rig.endRequest()).containsExactly("DB_EXEC INSERT a@postgresql 0 updated 2 batch 3");
    assertThat(texts).containsExactly("INSERT a", "DELETE b");
  }

  @Test
  void batchWithoutNumbers_hasNone() {
    rig.beginRequest();
    batch(rig.prepare(connection, "INSERT", 10), new int[] {1, -2}, null, null);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC INSERT@postgresql 0 batch 2");
  }

  @Test
  void clearedBatch_isForgotten() {
    rig.beginRequest();
    Thing statement = rig.prepare(connection, "INSERT", 10);
    rig.recorder.batched(statement, null);
    rig.recorder.unbatched(statement);
    rig.update(statement, null, 5, 1);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC INSERT@postgresql 5 updated 1");
  }

  private void batch(Thing statement, Object counts, String... texts) {
    for (String text : texts) {
      rig.recorder.batched(statement, text);
    }
    Operation operation = rig.recorder.beginBatch(statement);
    rig.recorder.endBatch(operation, statement, counts, null);
  }

  // Failures

  @Test
  void failure_isNamedByTheDatabaseAndNotByItsMessage() {
    rig.beginRequest();
    rig.fail(rig.prepare(connection, "A", 1), null, new SQLException("secret", "23505", 7));
    rig.fail(rig.prepare(connection, "B", 1), null, new SQLException("secret"));
    rig.fail(rig.prepare(connection, "C", 1), null, new IllegalStateException("secret"));
    rig.fail(
        rig.prepare(rig.connected(MYSQL), "D", 1), null, new SQLException("secret", "23000", 1062));
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC A@postgresql 0 23505",
            "DB_EXEC B@postgresql 0 java.sql.SQLException",
            "DB_EXEC C@postgresql 0 java.lang.IllegalStateException",
            "DB_EXEC D@mysql 0 1062");
  }

  // Transactions

  @Test
  void transaction_isRecordedByItsSteps() {
    rig.beginRequest();
    rig.step(connection, "COMMIT", 20);
    rig.step(connection, "ROLLBACK", 30);
    assertThat(rig.endRequest())
        .containsExactly("DB_COMMIT postgresql 20 COMMIT", "DB_COMMIT postgresql 30 ROLLBACK");
  }

  @Test
  void stepThatTookNoRoundTrip_isLeftOut() {
    rig.beginRequest();
    rig.step(connection, "AUTOCOMMIT", 20);
    rig.step(connection, "AUTOCOMMIT", ROUND_TRIP);
    rig.step(connection, "SAVEPOINT", 20);
    assertThat(rig.endRequest())
        .containsExactly("DB_COMMIT postgresql " + ROUND_TRIP + " AUTOCOMMIT");
  }

  @Test
  void whatADriverDoesInsideACall_isPartOfTheCall() {
    rig.beginRequest();
    Operation commit = rig.recorder.beginCommit(connection, "COMMIT");
    Thing inner = rig.statement(connection);
    assertThat(rig.recorder.beginStatement(inner, "COMMIT")).isNull();
    assertThat(rig.recorder.beginPrepare(connection, "COMMIT")).isNull();
    rig.pass(40);
    rig.recorder.endCommit(commit, null);
    assertThat(rig.endRequest()).containsExactly("DB_COMMIT postgresql 40 COMMIT");
  }

  @Test
  void callInsideAnotherKindOfOperation_isItsOwn() {
    rig.beginRequest();
    Operation cache = rig.recorded.begin(Kind.CACHE, "c");
    rig.pass(3);
    rig.query(rig.prepare(connection, "SELECT 1", 10), null, 500);
    rig.recorded.end(cache);
    assertThat(rig.endRequest()).containsExactly("CACHE c 13", "DB_EXEC SELECT 1@postgresql 500");
  }

  @Test
  void classesWithoutAField_areServedByTheWeakMap() {
    Object plain = new Object();
    Object statement = new Object();
    Object rows = new Object();
    rig.recorder.endConnect(null, plain, PG, null);
    rig.beginRequest();
    Operation prepare = rig.recorder.beginPrepare(plain, "SELECT 1");
    rig.recorder.endPrepare(prepare, plain, "SELECT 1", statement, null);
    rig.end(rig.recorder.beginStatement(statement, null), statement, rows);
    rig.read(rows, 2, 10);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 0 rows 2", "DB_FETCH SELECT 1@postgresql 30 rows 2");
    assertThat(rig.recorded.attachments.size()).isEqualTo(3);
  }

  @Test
  void longText_keepsItsBeginning() {
    String text = "SELECT " + "x".repeat(100_000);
    rig.beginRequest();
    rig.query(rig.statement(connection), text, 1);
    rig.endRequest();
    assertThat(rig.operations.get(0).length()).isBetween(QueryCache.TEXT_LIMIT, 20_000);
  }

  @Test
  void threadOfOurs_recordsNothing() {
    rig.recorded.on(5);
    rig.recorded.recording.mute();
    rig.query(rig.statement(connection), "SELECT 1", 5);
    rig.step(connection, "COMMIT", 5);
    assertThat(rig.drained()).isEmpty();
  }
}
