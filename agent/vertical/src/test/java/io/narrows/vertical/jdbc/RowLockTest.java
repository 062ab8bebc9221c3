package io.narrows.vertical.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Attachments;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.bootstrap.Recorder;
import io.narrows.engine.analysis.Analysis;
import io.narrows.engine.analysis.Attribution;
import io.narrows.engine.analysis.rule.Rules;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import io.narrows.engine.analysis.verdict.Scene;
import io.narrows.engine.metrics.SqlNames;
import io.narrows.engine.recording.Clock;
import io.narrows.engine.recording.Drain;
import io.narrows.engine.recording.HeadSampler;
import io.narrows.engine.recording.Propagation;
import io.narrows.engine.recording.Recording;
import io.narrows.engine.recording.Resources;
import io.narrows.engine.recording.StackRecorder;
import io.narrows.engine.site.CallSites;
import io.narrows.facts.inventory.Inventory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of a real PostgreSQL that wait for each other's rows, and some that are only slow. */
class RowLockTest {
  private static final int SESSIONS = 4;
  private static final int TRANSACTIONS = 30;
  private static final long WORK_NANOS = 15_000_000;

  private static final String ADD = "UPDATE counter SET n = n + ? WHERE id = ?";
  private static final String LOCK = "SELECT n + ? FROM counter WHERE id = ? FOR UPDATE";
  private static final String COUNT =
      "UPDATE counter SET n = (SELECT count(*) FROM generate_series(1, ?) AS s(i)"
          + " WHERE i % 7 = 3) WHERE id = ?";

  private final Recording recording =
      new Recording(Clock.SYSTEM, HeadSampler.ratio(1, true), new Propagation(), 4096);
  private final Resources resources = new Resources();
  private final Analysis analysis =
      new Analysis(
          new Attribution(new SqlNames(), new CallSites(new Inventory().origins())),
          recording,
          resources,
          recording.startNanos(),
          Analysis.WINDOW_NANOS);
  private final Drain drain = new Drain(recording, List.of(analysis), RowLockTest::rethrow);
  private String url;

  @BeforeEach
  void install() throws Exception {
    url = Databases.POSTGRESQL.url();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS counter (id INT PRIMARY KEY, n BIGINT)");
      statement.execute(
          "INSERT INTO counter SELECT i, 0 FROM generate_series(1, 8) AS s(i) ON CONFLICT DO"
              + " NOTHING");
    }
    Probe.install(new StackRecorder(recording, new Attachments(), resources));
  }

  @AfterEach
  void remove() {
    Probe.install(Recorder.NOOP);
  }

  @Test
  void updatesOfOneRow_waitForItsLock() throws Exception {
    Finding finding = only(found(ADD, 1, false));

    assertThat(finding.endpoint().name()).isEqualTo("POST /counter");
    assertThat(finding.signature().text()).isEqualTo(ADD);
    assertThat(finding.lowPerRequest()).isZero();
    assertThat(finding.highPerRequest()).isGreaterThan(WORK_NANOS);
  }

  @Test
  void readsForUpdateOfOneRow_waitForItsLock() throws Exception {
    assertThat(only(found(LOCK, 1, false)).signature().text()).isEqualTo(LOCK);
  }

  @Test
  void updatesThatAreOnlySlow_areASlowQuery() throws Exception {
    List<Finding> found = found(COUNT, 400_000, true);

    assertThat(found).extracting(Finding::type).contains("slow_query");
    assertThat(found).extracting(Finding::type).doesNotContain("row_lock_contention");
  }

  private static Finding only(List<Finding> found) {
    List<Finding> locks =
        found.stream().filter(each -> each.type().equals("row_lock_contention")).toList();
    assertThat(locks).as("of %s", found).hasSize(1);
    return locks.get(0);
  }

  /** What is said of sessions that each lock a row, work for a while, and commit. */
  private List<Finding> found(String sql, int value, boolean eachItsOwn) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
    try {
      List<Callable<Void>> sessions = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        int row = eachItsOwn ? i + 1 : 1;
        sessions.add(() -> session(sql, value, row));
      }
      for (Future<Void> session : threads.invokeAll(sessions)) {
        session.get();
      }
    } finally {
      threads.shutdownNow();
    }
    while (drain.drain() > 0) {
      // until nothing waits
    }
    drain.flush();
    long later = System.nanoTime() + Analysis.SETTLED_NANOS;
    analysis.tick(later);
    Scene scene = new Scene(analysis.snapshot(Analysis.Stretch.WHOLE, later), true);
    return new Judge(Rules.all()).judge(scene);
  }

  private Void session(String sql, int value, int row) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < TRANSACTIONS; i++) {
        Operation request = Probe.beginRequest(new Incoming("POST", "/counter"));
        Probe.route(null, null, "/counter", 2);
        transaction(connection, sql, value, row);
        Probe.endRequest(request, 200, null);
      }
    }
    return null;
  }

  private static void transaction(Connection connection, String sql, int value, int row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, value);
      statement.setInt(2, row);
      statement.execute();
    }
    LockSupport.parkNanos(WORK_NANOS);
    connection.commit();
  }

  private static void rethrow(Throwable error) {
    throw new AssertionError(error);
  }
}
