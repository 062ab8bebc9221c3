package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.narrows.bootstrap.Attachable;
import io.narrows.bootstrap.Kind;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.JdbcRig.Thing;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class ConnectionRecordingTest {
  private static final String PG = "jdbc:postgresql://db:6432/shop";

  private final JdbcRig rig = new JdbcRig();
  private final Pool pool = new Pool();

  @Test
  void unpooledDataSource_isAWaitWithAConnectInside() {
    DriverSource source = new DriverSource();
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(source);
    rig.pass(10);
    Thing connection = rig.connect(PG);
    rig.recorder.endAcquire(acquire, source, connection, null);
    rig.query(rig.statement(connection), "SELECT 1", 5);
    rig.release(connection, 3);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_ACQUIRE ConnectionRecordingTest$DriverSource 10",
            "DB_ACQUIRE postgresql 1000",
            "DB_EXEC SELECT 1@postgresql 5");
    assertThat(rig.recorded.resources.pools()).isEmpty();
  }

  @Test
  void pool_isNamedAndItsTimesAreCounted() {
    rig.beginRequest();
    Thing connection = borrow(pool, 20);
    rig.pass(100);
    rig.release(connection, 5);
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE hikaricp 20");
    PoolStats stats = onlyPool();
    assertThat(stats.name()).isEqualTo("shop-pool");
    assertThat(stats.waitTimes().sumNanos()).isEqualTo(20);
    assertThat(stats.useTimes().sumNanos()).isEqualTo(105);
    assertThat(stats.timeouts()).isZero();
  }

  @Test
  void connectionThatIsClosedTwice_wasUsedOnce() {
    Thing connection = borrow(pool, 20);
    rig.release(connection, 5);
    rig.release(connection, 5);
    assertThat(count(onlyPool().useTimes())).isEqualTo(1);
  }

  @Test
  void dataSourcesAroundAPool_areOneWaitOfThePool() {
    DriverSource routing = new DriverSource();
    rig.beginRequest();
    Operation outer = rig.recorder.beginAcquire(routing);
    rig.pass(4);
    Thing connection = borrow(pool, 20);
    Thing wrapper = new Thing();
    rig.recorder.endAcquire(outer, routing, wrapper, null);
    rig.pass(100);
    rig.release(wrapper, 0);
    rig.release(connection, 0);
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE hikaricp 24");
    assertThat(onlyPool().useTimes().sumNanos()).isEqualTo(100);
    assertThat(count(onlyPool().waitTimes())).isEqualTo(1);
  }

  @Test
  void connectInsideABorrow_isTheCreationOfAConnection() {
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.connect(PG);
    rig.recorder.endAcquire(acquire, pool, new Thing(), null);
    rig.endRequest();
    assertThat(onlyPool().createTimes().sumNanos()).isEqualTo(1000);
    assertThat(onlyPool().database()).isEqualTo(new Database("postgresql", "db", 6432, "shop"));
  }

  @Test
  void connectOnAThreadOfThePool_isTheCreationOfAConnection() {
    DriverSource feeder = new DriverSource();
    rig.recorder.pool(new Object(), pool, feeder, "HIKARICP");
    Operation make = rig.recorder.beginAcquire(feeder);
    assertThat(rig.recorder.beginConnect()).isNull();
    rig.pass(300);
    rig.recorder.endConnect(null, new Thing(), PG, null);
    rig.recorder.endAcquire(make, feeder, new Thing(), null);
    assertThat(rig.drained()).containsExactly("DB_ACQUIRE postgresql 300");
    assertThat(onlyPool().createTimes().sumNanos()).isEqualTo(300);
    assertThat(count(onlyPool().waitTimes())).isZero();
    assertThat(onlyPool().database()).isNotNull();
  }

  @Test
  void feederThatConnectsWithoutADriver_countsAsWell() {
    DriverSource feeder = new DriverSource();
    rig.recorder.pool(new Object(), pool, feeder, "HIKARICP");
    Operation make = rig.recorder.beginAcquire(feeder);
    rig.pass(300);
    rig.recorder.endAcquire(make, feeder, new Thing(), null);
    assertThat(onlyPool().createTimes().sumNanos()).isEqualTo(300);
  }

  @Test
  void poolWithoutAConnectionInTime_isATimeout() {
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.pass(30);
    SQLException timeout = new SQLTransientConnectionException("shop-pool - not available");
    rig.recorder.endAcquire(acquire, pool, null, timeout);
    assertThat(rig.endRequest())
        .containsExactly("DB_ACQUIRE hikaricp 30 java.sql.SQLTransientConnectionException");
    assertThat(onlyPool().timeouts()).isEqualTo(1);
    assertThat(count(onlyPool().waitTimes())).isZero();
  }

  @Test
  void poolThatFailsOtherwise_isNoTimeout() {
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.recorder.endAcquire(acquire, pool, null, new SQLException("closed"));
    assertThat(onlyPool().timeouts()).isZero();
  }

  @Test
  void driverThatIsNotMeant_didNothing() {
    rig.recorder.endConnect(rig.recorder.beginConnect(), null, PG, null);
    assertThat(rig.drained()).isEmpty();
    rig.beginRequest();
    rig.recorder.endConnect(rig.recorder.beginConnect(), null, PG, null);
    rig.connect(PG);
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE postgresql 1000");
  }

  @Test
  void connectThatFails_isNamedByTheDatabase() {
    rig.beginRequest();
    Operation connect = rig.recorder.beginConnect();
    rig.pass(50);
    rig.recorder.endConnect(connect, null, PG, new SQLException("refused", "08001"));
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE postgresql 50 08001");
  }

  @Test
  void driverAroundADriver_isOneConnect() {
    rig.beginRequest();
    Operation outer = rig.recorder.beginConnect();
    Operation inner = rig.recorder.beginConnect();
    assertThat(inner).isNull();
    rig.pass(70);
    rig.recorder.endConnect(inner, new Thing(), PG, null);
    rig.recorder.endConnect(outer, new Thing(), "jdbc:p6spy:postgresql://db:6432/shop", null);
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE postgresql 70");
  }

  @Test
  void quickCheckInsideABorrow_isPartOfIt() {
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.query(rig.statement(rig.connected(PG)), "SELECT 1", 40);
    check(40);
    rig.recorder.endAcquire(acquire, pool, new Thing(), null);
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE hikaricp 80");
  }

  @Test
  void checkInsideABorrow_isAnOperationOfItsOwn() {
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.pass(20);
    rig.query(rig.statement(rig.connected(PG)), "SELECT 1", JdbcRig.ROUND_TRIP);
    check(JdbcRig.ROUND_TRIP);
    Thing connection = new Thing();
    rig.recorder.endAcquire(acquire, pool, connection, null);
    rig.query(rig.statement(connection), "SELECT 2", 5);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_ACQUIRE hikaricp 20",
            "DB_ACQUIRE SELECT 1@postgresql 100000",
            "DB_ACQUIRE IS_VALID 100000",
            "DB_EXEC SELECT 2@other_sql 5");
  }

  @Test
  void whatADriverRunsForACheck_isPartOfIt() {
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(pool);
    Operation check = rig.recorder.beginCheck();
    rig.query(rig.statement(rig.connected(PG)), "SELECT 1", JdbcRig.ROUND_TRIP);
    rig.recorder.endCheck(check);
    rig.recorder.endAcquire(acquire, pool, new Thing(), null);
    assertThat(rig.endRequest())
        .containsExactly("DB_ACQUIRE hikaricp 0", "DB_ACQUIRE IS_VALID 100000");
  }

  @Test
  void updateThatACheckRuns_changesNoRows() {
    rig.beginRequest();
    Operation acquire = rig.recorder.beginAcquire(pool);
    Thing statement = rig.statement(rig.connected(PG));
    Operation update = rig.recorder.beginStatement(statement, "SET search_path TO shop");
    rig.pass(JdbcRig.ROUND_TRIP);
    rig.recorder.endUpdate(update, statement, 0, null);
    Thing connection = new Thing();
    rig.recorder.endAcquire(acquire, pool, connection, null);
    rig.pass(30);
    rig.release(connection, 0);
    assertThat(rig.endRequest())
        .containsExactly(
            "DB_ACQUIRE hikaricp 0", "DB_ACQUIRE SET search_path TO shop@postgresql 100000");
    assertThat(onlyPool().useTimes().sumNanos()).isEqualTo(30);
  }

  @Test
  void whatIsRunAfterThePoolHasLent_isNoCheck() {
    DriverSource tenants = new DriverSource();
    rig.beginRequest();
    Operation outer = rig.recorder.beginAcquire(tenants);
    rig.query(rig.statement(rig.connected(PG)), "SELECT tenant", JdbcRig.ROUND_TRIP);
    Operation inner = rig.recorder.beginAcquire(pool);
    Thing connection = new Thing();
    rig.recorder.endAcquire(inner, pool, connection, null);
    rig.query(rig.statement(connection), "SET ROLE tenant", JdbcRig.ROUND_TRIP);
    rig.recorder.endAcquire(outer, tenants, connection, null);
    assertThat(rig.endRequest()).containsExactly("DB_ACQUIRE hikaricp 200000");
  }

  @Test
  void checkOutsideABorrow_isNone() {
    assertThat(rig.recorder.beginCheck()).isNull();
    rig.beginRequest();
    assertThat(rig.recorder.beginCheck()).isNull();
    assertThat(rig.endRequest()).isEmpty();
  }

  private void check(long nanos) {
    Operation check = rig.recorder.beginCheck();
    rig.pass(nanos);
    rig.recorder.endCheck(check);
  }

  @Test
  void poolsConnection_knowsTheDatabaseOfThePool() {
    rig.recorder.endConnect(null, null, PG, null);
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.connect(PG);
    Thing proxy = new Thing();
    rig.recorder.endAcquire(acquire, pool, proxy, null);
    rig.drained();
    rig.operations.clear();
    rig.beginRequest();
    rig.query(rig.statement(proxy), "SELECT 1", 5);
    rig.step(proxy, "COMMIT", 5);
    assertThat(rig.endRequest())
        .containsExactly("DB_EXEC SELECT 1@postgresql 5", "DB_COMMIT postgresql 5 COMMIT");
  }

  // What a connection is held for

  @Test
  void hold_isWhatTheThreadDidBetweenBorrowAndReturn() {
    rig.beginRequest();
    Operation around = rig.recorded.begin(Kind.CACHE, "around");
    Thing connection = borrow(pool, 20);
    rig.query(rig.statement(rig.connected(PG)), "SELECT 1", 30);
    rig.recorded.operation(Kind.HTTP_WAIT, "call", 500);
    rig.pass(7);
    rig.release(connection, 2);
    rig.recorded.operation(Kind.HTTP_WAIT, "later", 1000);
    rig.recorded.end(around);
    rig.endRequest();
    PoolStats stats = onlyPool();
    assertThat(stats.holds()).isEqualTo(1);
    assertThat(held(stats, Kind.DB_EXEC)).isEqualTo(30);
    assertThat(held(stats, Kind.HTTP_WAIT)).isEqualTo(500);
    assertThat(held(stats, Kind.CACHE)).isEqualTo(9);
    assertThat(held(stats, Kind.DB_ACQUIRE)).isZero();
  }

  @Test
  void twoConnectionsAtOnce_areTwoHolds() {
    rig.beginRequest();
    Thing first = borrow(pool, 20);
    rig.pass(10);
    Thing second = borrow(pool, 30);
    rig.pass(5);
    rig.release(second, 0);
    rig.release(first, 0);
    rig.endRequest();
    PoolStats stats = onlyPool();
    assertThat(stats.holds()).isEqualTo(2);
    assertThat(held(stats, Kind.APP)).isEqualTo(15 + 5);
    assertThat(held(stats, Kind.DB_ACQUIRE)).isEqualTo(30);
  }

  @Test
  void connectionReturnedByAnotherThread_isUsedButNotExplained() {
    rig.beginRequest();
    Thing connection = borrow(pool, 20);
    rig.recorded.on(1);
    rig.pass(10);
    rig.release(connection, 0);
    rig.recorded.on(0);
    rig.endRequest();
    assertThat(onlyPool().useTimes().sumNanos()).isEqualTo(10);
    assertThat(onlyPool().holds()).isZero();
  }

  @Test
  void connectionReturnedAfterItsRequest_isUsedButNotExplained() {
    rig.beginRequest();
    Thing connection = borrow(pool, 20);
    rig.endRequest();
    rig.beginRequest();
    rig.pass(10);
    rig.release(connection, 0);
    rig.endRequest();
    assertThat(onlyPool().useTimes().sumNanos()).isEqualTo(10);
    assertThat(onlyPool().holds()).isZero();
  }

  private Thing borrow(Object source, long nanos) {
    Thing connection = new Thing();
    Operation acquire = rig.recorder.beginAcquire(source);
    rig.pass(nanos);
    rig.recorder.endAcquire(acquire, source, connection, null);
    return connection;
  }

  private PoolStats onlyPool() {
    assertThat(rig.recorded.resources.pools()).hasSize(1);
    return rig.recorded.resources.pools().get(0);
  }

  private static long held(PoolStats stats, Kind kind) {
    return stats.heldNanos()[kind.ordinal()];
  }

  private static long count(SharedHistogram histogram) {
    long sum = 0;
    for (long each : histogram.counts()) {
      sum += each;
    }
    return sum;
  }

  /** A data source that is no pool. */
  private static final class DriverSource extends Thing {}

  /** A pool that is known by its class; it never opens a connection here. */
  private static final class Pool extends HikariDataSource implements Attachable {
    private final Thing field = new Thing();

    Pool() {
      setPoolName("shop-pool");
    }

    @Override
    public Object narrows$attached() {
      return field.narrows$attached();
    }

    @Override
    public void narrows$attach(Object value) {
      field.narrows$attach(value);
    }
  }
}
