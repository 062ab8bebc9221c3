package io.narrows.vertical.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.recording.Loan;
import io.narrows.engine.recording.PoolGauges;
import io.narrows.engine.recording.PoolStats;
import io.narrows.engine.recording.Probes;
import io.narrows.engine.recording.SharedHistogram;
import io.narrows.vertical.testing.Recorded;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds of every pool that is known, with two connections at most. */
abstract class PoolContract extends JdbcContract {
  static final int MAX = 2;

  @Override
  String acquisition() {
    return "DB_ACQUIRE " + library() + " " + poolName();
  }

  abstract String library();

  abstract String poolName();

  private PoolStats stats() {
    List<PoolStats> pools = recorded().resources.pools();
    assertThat(pools).hasSize(1);
    return pools.get(0);
  }

  @Test
  void pool_isKnownWithItsDatabase() throws Exception {
    Recorded.await(() -> stats().database() != null);
    assertThat(stats().name()).isEqualTo(poolName());
    assertThat(stats().libraryName()).isEqualTo(library());
    assertThat(stats().database().system() + " " + stats().database().namespace())
        .isEqualTo(database().name);
  }

  @Test
  void connects_areCountedAsCreations() throws Exception {
    Recorded.await(() -> count(stats().createTimes()) >= 1);
    assertThat(stats().createTimes().sumNanos()).isPositive();
  }

  @Test
  void borrow_isCountedFromTheWaitToTheReturn() throws Exception {
    long waits = count(stats().waitTimes());
    long uses = count(stats().useTimes());
    long used = stats().useTimes().sumNanos();
    recorded()
        .request(
            () -> {
              try (Connection connection = source().getConnection()) {
                assertThat(stats().gauges().used()).isEqualTo(1);
                connection.close();
              }
            });
    assertThat(count(stats().waitTimes())).isEqualTo(waits + 1);
    assertThat(count(stats().useTimes())).isEqualTo(uses + 1);
    assertThat(stats().useTimes().sumNanos()).isGreaterThan(used);
  }

  @Test
  void hold_isExplained() throws Exception {
    long holds = stats().holds();
    long[] before = stats().heldNanos();
    recorded()
        .request(
            () -> {
              try (Connection connection = source().getConnection();
                  Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT 1").next();
              }
            });
    long[] held = stats().heldNanos();
    assertThat(stats().holds()).isEqualTo(holds + 1);
    assertThat(since(before, held, Kind.APP)).isPositive();
    assertThat(since(before, held, Kind.DB_EXEC)).isPositive();
  }

  private static long since(long[] before, long[] after, Kind kind) {
    return after[kind.ordinal()] - before[kind.ordinal()];
  }

  @Test
  void connectionThatNobodyCloses_isProvedToBeLost() throws Exception {
    recorded().request(() -> assertThat(source().getConnection().isClosed()).isFalse());
    recorded().request(() -> source().getConnection().close());
    Recorded.await(
        () -> {
          System.gc();
          return look().stream().anyMatch(Loan::isCollected);
        });
    assertThat(look()).hasSize(1);
    assertThat(look().get(0).leastInUse()).isEqualTo(1);
  }

  @Test
  void connectionThatAnotherThreadCloses_isNotLost() throws Exception {
    List<Connection> handedOver = new ArrayList<>();
    recorded().request(() -> handedOver.add(source().getConnection()));
    assertThat(look()).hasSize(1);
    assertThat(look().get(0).isCollected()).isFalse();

    Thread other = new Thread(() -> close(handedOver.remove(0)));
    other.start();
    other.join();
    System.gc();
    assertThat(look()).isEmpty();
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the drain does it ten times a second. */
  private List<Loan> look() {
    recorded().expunge();
    new Probes(recorded().resources).tick(System.nanoTime());
    return stats().loans().open();
  }

  @Test
  void connectionThatIsNotGivenInTime_isATimeout() throws Exception {
    long timeouts = stats().timeouts();
    try (Connection first = source().getConnection();
        Connection second = source().getConnection()) {
      assertThat(first).isNotSameAs(second);
      List<String> lines =
          recorded()
              .request(
                  () ->
                      assertThatThrownBy(() -> source().getConnection())
                          .isInstanceOf(SQLException.class));
      assertThat(lines).hasSize(1);
      assertThat(lines.get(0)).startsWith(acquisition() + " failed ");
    }
    assertThat(stats().timeouts()).isEqualTo(timeouts + 1);
  }

  @Test
  void gauges_tellWhatThePoolHas() throws Exception {
    try (Connection first = source().getConnection();
        Connection second = source().getConnection()) {
      assertThat(first).isNotSameAs(second);
      PoolGauges gauges = stats().gauges();
      assertThat(gauges.used()).isEqualTo(MAX);
      assertThat(gauges.idle()).isZero();
      assertThat(gauges.max()).isEqualTo(MAX);
    }
    assertThat(stats().gauges().used()).isZero();
  }

  @Test
  void closedPool_disappears() throws Exception {
    assertThat(recorded().resources.pools()).hasSize(1);
    close(source());
    assertThat(recorded().resources.pools()).isEmpty();
  }

  static long count(SharedHistogram histogram) {
    return Arrays.stream(histogram.counts()).sum();
  }
}
