package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.JdbcRig.Thing;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FetchRecordingTest {
  private final JdbcRig rig = new JdbcRig();
  private final Thing connection = rig.connected("jdbc:postgresql://db/shop");
  private final Thing statement = rig.prepare(connection, "SELECT 1", 1);

  @Test
  void requestThatReadManyRows_isAskedForItsMediaType() {
    rig.beginRequest();
    Request request = (Request) rig.recorder.request();
    Thing rows = rig.query(statement, null, 5);
    for (int i = 0; i < 99; i++) {
      rig.next(rows, 1, true);
    }
    assertThat(rig.recorder.asksMediaType(request)).isFalse();
    rig.next(rows, 1, true);
    assertThat(rig.recorder.asksMediaType(request)).isTrue();

    rig.recorder.answered(request, "application/json");
    assertThat(request.isExport()).isFalse();
    rig.recorder.answered(request, "text/csv;charset=utf-8");
    assertThat(request.isExport()).isTrue();
    rig.recorder.route("/export", 2);
    rig.recorder.route("/", 1);
    assertThat(request.route()).isEqualTo("/export");
    assertThat(request.isExport()).isTrue();
  }

  @Test
  void rows_areOneOperationAndCountForTheExecution() {
    rig.beginRequest();
    rig.read(rig.query(statement, null, 500), 3, 10);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 rows 3", "DB_FETCH SELECT 1@postgresql 40 rows 3");
  }

  @Test
  void noRows_areCountedAsNone() {
    rig.beginRequest();
    rig.read(rig.query(statement, null, 500), 0, 10);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 rows 0", "DB_FETCH SELECT 1@postgresql 10 rows 0");
  }

  @Test
  void rowsWithOtherOperationsBetweenThem_areCountedOnce() {
    Thing other = rig.prepare(connection, "SELECT 2", 1);
    rig.beginRequest();
    Thing rows = rig.query(statement, null, 500);
    for (int i = 0; i < 2; i++) {
      rig.next(rows, 10, true);
      rig.read(rig.query(other, null, 100), 1, 5);
    }
    rig.next(rows, 10, false);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 rows 2",
            "DB_FETCH SELECT 1@postgresql 10 rows 2",
            "DB_EXEC SELECT 2@postgresql 100 rows 1",
            "DB_FETCH SELECT 2@postgresql 10 rows 1",
            "DB_FETCH SELECT 1@postgresql 10",
            "DB_EXEC SELECT 2@postgresql 100 rows 1",
            "DB_FETCH SELECT 2@postgresql 10 rows 1",
            "DB_FETCH SELECT 1@postgresql 10");
  }

  @Test
  void twoResultSetsOfOneQuery_areCountedApart() {
    rig.beginRequest();
    Thing first = rig.query(statement, null, 500);
    Thing second = rig.query(rig.prepare(connection, "SELECT 1", 1), null, 500);
    rig.next(first, 1, true);
    rig.next(second, 1, true);
    rig.next(second, 1, true);
    rig.next(first, 1, true);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 rows 2",
            "DB_EXEC SELECT 1@postgresql 500 rows 2",
            "DB_FETCH SELECT 1@postgresql 1 rows 2",
            "DB_FETCH SELECT 1@postgresql 2 rows 2",
            "DB_FETCH SELECT 1@postgresql 1");
  }

  @Test
  void resultSetAskedForLater_countsForTheExecution() {
    rig.beginRequest();
    rig.end(rig.recorder.beginStatement(statement, null), statement, null);
    Thing rows = new Thing();
    rig.recorder.opened(statement, rows, false);
    rig.read(rows, 2, 10);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 0 rows 2", "DB_FETCH SELECT 1@postgresql 30 rows 2");
  }

  @Test
  void generatedKeys_areNoRowsOfTheQuery() {
    rig.beginRequest();
    rig.update(statement, null, 500, 2);
    Thing keys = new Thing();
    rig.recorder.opened(statement, keys, true);
    rig.read(keys, 2, 10);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 updated 2", "DB_FETCH SELECT 1@postgresql 30");
  }

  @Test
  void closing_countsForTheReading() {
    rig.beginRequest();
    Thing rows = rig.query(statement, null, 500);
    rig.next(rows, 10, true);
    rig.close(rows, 700);
    rig.close(rows, 700);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 rows 1", "DB_FETCH SELECT 1@postgresql 710 rows 1");
  }

  @Test
  void closedUnread_isNoOperation() {
    rig.beginRequest();
    rig.close(rig.query(statement, null, 500), 5);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC SELECT 1@postgresql 500");
  }

  @Test
  void proxyAroundTheDriversResultSet_countsOnce() {
    Thing inner = new Thing();
    rig.beginRequest();
    Thing outer = rig.query(statement, null, 500);
    Operation operation = rig.recorder.beginFetch(outer);
    assertThat(rig.next(inner, 5, true)).isFalse();
    rig.recorder.endFetch(operation, outer, true, null);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500 rows 1", "DB_FETCH SELECT 1@postgresql 5 rows 1");
  }

  @Test
  void rowsReadInsideAnExecution_areTheDriversOwn() {
    rig.beginRequest();
    Operation operation = rig.recorder.beginStatement(statement, null);
    assertThat(rig.next(new Thing(), 5, true)).isFalse();
    rig.end(operation, statement, null);
    assertThat(rig.endRequest()).containsExactly("DB_EXEC SELECT 1@postgresql 5");
  }

  @Test
  void failedStep_isNamedByTheDatabase() {
    rig.beginRequest();
    Thing rows = rig.query(statement, null, 500);
    Operation operation = rig.recorder.beginFetch(rows);
    rig.recorder.endFetch(operation, rows, false, new SQLException("secret", "57014"));
    assertThat(rig.endRequest()).contains("DB_FETCH SELECT 1@postgresql 0 57014");
  }

  @Test
  void rowsReadByAnotherThreadOfTheRequest_areCountedThere() {
    rig.beginRequest();
    Thing rows = rig.query(statement, null, 500);
    Runnable task = () -> {};
    rig.recorder.submitted(rig, task, 0);
    rig.recorded.on(1);
    Operation run = rig.recorder.beginTask(task);
    rig.read(rows, 2, 10);
    rig.recorder.endTask(run, null);
    rig.recorded.on(0);
    assertThat(rig.endRequest())
        .containsExactlyInAnyOrder(
            "DB_EXEC SELECT 1@postgresql 500", "DB_FETCH SELECT 1@postgresql 30 rows 2");
  }

  @Test
  void rowsReadInALaterRequest_areCountedThere() {
    rig.beginRequest();
    Thing rows = rig.query(statement, null, 500);
    rig.next(rows, 10, true);
    rig.endRequest();
    rig.operations.clear();
    rig.beginRequest();
    rig.recorded.operation(Kind.CACHE, "c", 1);
    rig.read(rows, 1, 10);
    assertThat(rig.endRequest())
        .containsExactly("CACHE c 1", "DB_FETCH SELECT 1@postgresql 20 rows 1");
  }

  // Outside any request

  @Test
  void rowsOutsideARequest_areOneSmallRoot() {
    Thing rows = rig.query(statement, null, 500);
    rig.read(rows, 1000, 10);
    assertThat(rig.drained())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500", "DB_FETCH SELECT 1@postgresql 10010 rows 1000");
    assertThat(rig.recorded.requests).hasSize(2);
  }

  @Test
  void rowsOutsideARequestThatAreLeftUnread_areHandedOverByWhatComesNext() {
    rig.next(rig.query(statement, null, 500), 10, true);
    rig.query(statement, null, 500);
    assertThat(rig.drained())
        .containsExactly(
            "DB_EXEC SELECT 1@postgresql 500",
            "DB_FETCH SELECT 1@postgresql 10 rows 1",
            "DB_EXEC SELECT 1@postgresql 500");
  }

  @Test
  void twoResultSetsOutsideARequest_areCountedApart() {
    Thing first = rig.query(statement, null, 500);
    Thing second = rig.query(statement, null, 500);
    rig.next(first, 10, true);
    rig.next(second, 20, true);
    rig.next(first, 10, true);
    rig.close(first, 1);
    rig.close(second, 1);
    assertThat(rig.drained())
        .filteredOn(line -> line.startsWith("DB_FETCH"))
        .containsExactly(
            "DB_FETCH SELECT 1@postgresql 10 rows 1",
            "DB_FETCH SELECT 1@postgresql 20 rows 1",
            "DB_FETCH SELECT 1@postgresql 10 rows 1");
  }

  @Test
  void moreOperationsThanKeepTheirDetail_countTheirRowsAtTheEnd() {
    rig.beginRequest();
    for (int i = 0; i < Slice.DETAIL_LIMIT; i++) {
      rig.recorded.operation(Kind.CACHE, "c", 1);
    }
    long[] rows = new long[1];
    rig.recorded.recording.tally(
        new Tally() {
          @Override
          public void operation(Slice slice, int index) {
            rows[0] += Math.max(0, Fetch.returnedRows(slice, index));
          }

          @Override
          public void request(Request request) {}
        });
    rig.read(rig.query(statement, null, 500), 3, 10);
    rig.endRequest();
    assertThat(rows[0]).isEqualTo(3 + 0L);
  }
}
