package io.narrows.vertical.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.narrows.bootstrap.Incoming;
import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import io.narrows.vertical.testing.Recorded;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that outlive, change or share what they were made in. */
class LifeTest {
  private static final String SELECT = "SELECT id FROM item WHERE id < ?";

  private Recorded recorded;
  private String url;

  @BeforeEach
  void install() throws Exception {
    url = Databases.H2.url();
    recorded = Recorded.install();
  }

  @AfterEach
  void close() {
    recorded.close();
  }

  @Test
  void statementsThatAreDropped_areCollected() throws Exception {
    List<WeakReference<Object>> dropped = new ArrayList<>();
    recorded.request(
        () -> {
          try (Connection connection = DriverManager.getConnection(url);
              PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setInt(1, 3);
            ResultSet rows = statement.executeQuery();
            rows.next();
            dropped.add(new WeakReference<>(connection));
            dropped.add(new WeakReference<>(statement));
            dropped.add(new WeakReference<>(rows));
          }
        });
    Recorded.await(
        () -> {
          System.gc();
          return dropped.stream().allMatch(each -> each.refersTo(null));
        });
    assertThat(recorded.attachments.size()).isZero();
  }

  @Test
  void workOutsideARequest_isSmallRoots() throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM item WHERE id < 3")) {
      while (rows.next()) {
        rows.getInt(1);
      }
    }
    assertThat(recorded.outside())
        .containsExactly(
            "DB_ACQUIRE h2database vertical",
            "DB_EXEC SELECT id FROM item WHERE id < 3 @h2database vertical",
            "DB_FETCH SELECT id FROM item WHERE id < 3 @h2database vertical rows 2");
  }

  @Test
  void statementHandedToAnotherThread_isRecordedThere() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setInt(1, 3);
      List<String> here =
          recorded.request(
              () -> {
                other
                    .submit(
                        () -> {
                          Operation request = Probe.beginRequest(new Incoming("GET", "/there"));
                          statement.executeQuery().next();
                          Probe.endRequest(request, 200, null);
                          return null;
                        })
                    .get();
                // The future is done before its task has handed its slice over.
                other.shutdown();
                assertThat(other.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
              });
      assertThat(here)
          .contains(
              "DB_EXEC " + SELECT + " @h2database vertical rows 1",
              "DB_FETCH " + SELECT + " @h2database vertical rows 1");
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void manyThreadsAtOnce_areCountedEach() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(3);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    int[] executions = new int[1];
    try (HikariDataSource pool = new HikariDataSource(config)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        running.add(threads.submit(inRequests(pool, 50)));
      }
      for (Future<?> each : running) {
        each.get();
      }
      recorded.drain();
      for (String line : recorded.all()) {
        executions[0] += line.equals("DB_EXEC " + SELECT + " @h2database vertical rows 2") ? 1 : 0;
      }
      assertThat(PoolContract.count(recorded.resources.pools().get(0).useTimes())).isEqualTo(300);
    } finally {
      threads.shutdownNow();
    }
    assertThat(executions[0]).isEqualTo(300);
  }

  private static Callable<Void> inRequests(HikariDataSource pool, int times) {
    return () -> {
      for (int i = 0; i < times; i++) {
        Operation request = Probe.beginRequest(new Incoming("GET", "/"));
        try (Connection connection = pool.getConnection();
            PreparedStatement statement = connection.prepareStatement(SELECT)) {
          statement.setInt(1, 3);
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              rows.getInt(1);
            }
          }
        }
        Probe.endRequest(request, 200, null);
      }
      return null;
    };
  }

  @Test
  void sameTextOnTwoDatabases_isTwoQueries() throws Exception {
    List<String> lines =
        recorded.request(
            () -> {
              for (Databases database : Databases.values()) {
                try (Connection connection = DriverManager.getConnection(database.url());
                    Statement statement = connection.createStatement()) {
                  statement.executeQuery("SELECT 1");
                }
              }
            });
    assertThat(lines)
        .contains("DB_EXEC SELECT 1 @h2database vertical", "DB_EXEC SELECT 1 @postgresql postgres");
  }

  @Test
  void exception_isTheDriversOwnToTheLastFrame() throws Exception {
    StackTraceElement[] unwatched;
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      Probe.install(io.narrows.bootstrap.Recorder.NOOP);
      unwatched = failing(statement);
      recorded.close();
      recorded = Recorded.install();
      assertThat(failing(statement)).isEqualTo(unwatched);
    }
  }

  private static StackTraceElement[] failing(Statement statement) {
    StackTraceElement[][] trace = new StackTraceElement[1][];
    assertThatThrownBy(() -> statement.execute("SELECT nothing"))
        .isInstanceOf(SQLException.class)
        .satisfies(
            error -> {
              StackTraceElement[] all = error.getStackTrace();
              trace[0] = java.util.Arrays.copyOf(all, Math.min(all.length, 8));
            });
    return trace[0];
  }
}
