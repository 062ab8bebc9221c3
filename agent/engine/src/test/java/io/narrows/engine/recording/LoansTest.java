package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.narrows.bootstrap.Operation;
import io.narrows.engine.recording.JdbcRig.Thing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoansTest {
  private static final long SECOND = 1_000_000_000;

  private final JdbcRig rig = new JdbcRig();
  private final HikariDataSource pool = new HikariDataSource();
  private final List<Thing> kept = new ArrayList<>();

  @Test
  void connectionThatItsRequestGaveBack_isNoLoan() {
    rig.beginRequest();
    rig.release(borrow(), 5);
    rig.endRequest();
    assertThat(looked(0)).isEmpty();
  }

  @Test
  void connectionThatItsRequestLeft_isAbandoned() {
    rig.beginRequest();
    kept.add(borrow());
    rig.endRequest();
    rig.pass(40 * SECOND);
    Loan loan = looked(1).get(0);

    assertThat(loan.isAbandoned()).isTrue();
    assertThat(loan.isCollected()).isFalse();
    assertThat(loan.heldNanos()).isEqualTo(40 * SECOND);
    assertThat(loan.request().incoming().path).isEqualTo("/");
  }

  @Test
  void lineThatBorrowed_isKept() {
    rig.beginRequest();
    kept.add(borrow());
    rig.endRequest();
    StackTraceElement[] frames = looked(1).get(0).stack().getStackTrace();
    assertThat(frames).anyMatch(frame -> frame.getMethodName().equals("lineThatBorrowed_isKept"));
  }

  @Test
  void poolThatMissesConnections_keepsTheLineOfEachBorrow() {
    int known = 0;
    for (int i = 0; i < 10; i++) {
      rig.beginRequest();
      kept.add(borrow());
      rig.endRequest();
      known = (int) looked(i + 1).stream().filter(loan -> loan.stack() != null).count();
    }
    assertThat(known).isEqualTo(10);
  }

  @Test
  void connectionThatAnotherThreadGivesBackLater_isNoLoan() {
    rig.beginRequest();
    Thing connection = borrow();
    rig.endRequest();
    rig.recorded.on(1);
    rig.pass(60 * SECOND);
    rig.release(connection, 5);
    assertThat(looked(0)).isEmpty();
  }

  @Test
  void connectionThatAnotherThreadGaveBackBefore_isNoLoan() {
    rig.beginRequest();
    Thing connection = borrow();
    rig.recorded.on(1);
    rig.release(connection, 5);
    rig.recorded.on(0);
    rig.endRequest();
    assertThat(looked(0)).isEmpty();
  }

  @Test
  void connectionThatIsUsedAfterItsRequest_isNotAbandoned() {
    rig.beginRequest();
    Thing connection = borrow();
    kept.add(connection);
    rig.endRequest();
    rig.recorded.on(1);
    rig.statement(connection);
    assertThat(looked(1).get(0).isAbandoned()).isFalse();
  }

  @Test
  void connectionOfARequestWithATaskAtWork_isNotAbandoned() {
    rig.beginRequest();
    Object task = new Object();
    rig.recorder.submitted(null, task, 0);
    kept.add(borrow());
    rig.recorded.on(1);
    Operation run = rig.recorder.beginTask(task);
    rig.recorded.on(0);
    rig.endRequest();
    rig.pass(SECOND);
    rig.drained();
    assertThat(looked(1).get(0).isAbandoned()).isFalse();

    rig.recorded.on(1);
    rig.recorder.endTask(run, null);
    rig.drained();
    assertThat(looked(1).get(0).isAbandoned()).isTrue();
  }

  @Test
  void connectionOutsideOfRequests_isNobodysLoan() {
    kept.add(borrow());
    rig.drained();
    assertThat(looked(1)).isEmpty();
  }

  @Test
  void garbageThatWasNotGivenBack_isProof() {
    rig.beginRequest();
    borrow();
    rig.endRequest();
    Loan loan = looked(1).get(0);
    awaitCollection(loan);
    assertThat(loan.isCollected()).isTrue();
  }

  @Test
  void garbageThatWasGivenBack_isNone() {
    rig.beginRequest();
    Thing connection = borrow();
    rig.endRequest();
    Loan loan = looked(1).get(0);
    rig.recorded.on(1);
    rig.release(connection, 5);
    connection = null;
    awaitCollection(loan);
    assertThat(loan.isCollected()).isFalse();
    assertThat(looked(0)).isEmpty();
  }

  @Test
  void fewestInUse_areRememberedSinceTheLoan() {
    rig.beginRequest();
    kept.add(borrow());
    rig.endRequest();
    looked(4);
    looked(2);
    looked(-1);
    assertThat(looked(3).get(0).leastInUse()).isEqualTo(2);
  }

  @Test
  void loans_areBounded() {
    for (int i = 0; i < Loans.LIMIT + 10; i++) {
      rig.beginRequest();
      kept.add(borrow());
      rig.endRequest();
    }
    assertThat(looked(1)).hasSize(Loans.LIMIT);
  }

  private Thing borrow() {
    Thing connection = new Thing();
    Operation acquire = rig.recorder.beginAcquire(pool);
    rig.recorder.endAcquire(acquire, pool, connection, null);
    return connection;
  }

  private List<Loan> looked(int inUse) {
    PoolStats stats = rig.recorded.resources.pools().get(0);
    stats.loans().look(inUse, rig.recorded.clock.nanos());
    return stats.loans().open();
  }

  /** The collector is asked again and again until it has taken the lease. */
  private static void awaitCollection(Loan loan) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!loan.refersTo(null)) {
      assertThat(System.nanoTime() - deadline).as("collected within a minute").isNegative();
      System.gc();
      Thread.onSpinWait();
    }
  }
}
