package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolExhaustedTest {
  private final Views views = new Views();

  @Test
  void poolOfWhichTheHoldersUseTheDatabase_isTooSmall() {
    views.pool(0, 6, 80);
    assertThat(views.judge(new ConnectionHeld())).isEmpty();
    Finding finding = views.judge(new PoolExhausted()).get(0);

    assertThat(finding.title()).contains("pool orders");
    assertThat(finding.fix()).contains("8 connections");
  }

  @Test
  void poolThatNobodyWaitsFor_isNotSaid() {
    views.endpoint("POST /orders", 100, waiting(Kind.DB_ACQUIRE, "orders", 0.1));
    views.pools.add(Views.resource("orders", 6, 4_000, 0.1, 80));
    assertThat(views.judge()).isEmpty();
  }

  /** An endpoint that waits, and one whose statement takes this share of the hold. */
  private List<Finding> heldBy(double shareOfQuery, double shareOfComputing) {
    views.endpoint("GET /waiting", 250, waiting(Kind.DB_ACQUIRE, "orders", 120));
    Seen report = query(1, 200);
    report.heldShare = 1;
    views.endpoint("GET /report", 300, report);
    long report200 = 200 * Views.REQUESTS * Views.MILLI;
    long all = Math.round(report200 / Math.max(0.01, shareOfQuery));
    views.pools.add(
        Views.resource(
            "orders",
            6,
            4_000,
            120,
            80,
            new KindTime(Kind.DB_EXEC, Math.round(all * (1 - shareOfComputing))),
            new KindTime(Kind.APP, Math.round(all * shareOfComputing))));
    return views.judge();
  }

  @Test
  void waitForAPoolThatRunsOneQuery_followsFromThatQuery() {
    List<Finding> found = heldBy(0.8, 0.1);
    assertThat(found).extracting(Finding::type).containsExactly("slow_query", "pool_exhausted");
    assertThat(found.get(1).cause()).isEqualTo(found.get(0).id());
    assertThat(found.get(1).fix()).contains("that statement");
  }

  @Test
  void poolHeldWhileComputing_isAWideTransaction() {
    Finding finding =
        heldBy(0.2, 0.7).stream()
            .filter(each -> each.type().equals("pool_exhausted"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.cause()).isNull();
    assertThat(finding.fix()).contains("spring.jpa.open-in-view=false");
    assertThat(finding.evidence())
        .contains(
            "70 % of the time a connection is held passes between statements: 70 % application"
                + " code");
  }

  /** Nobody computes while a lock is waited for. */
  @Test
  void poolHeldAtALock_namesTheLock() {
    views.endpoint("GET /waiting", 250, waiting(Kind.DB_ACQUIRE, "orders", 120));
    views.pools.add(
        Views.resource(
            "orders",
            6,
            4_000,
            120,
            80,
            new KindTime(Kind.DB_EXEC, 30 * Views.MILLI),
            new KindTime(Kind.CPU, 10 * Views.MILLI),
            new KindTime(Kind.LOCK, 60 * Views.MILLI)));
    assertThat(views.judge().get(0).evidence())
        .contains(
            "70 % of the time a connection is held passes between statements: 60 % lock wait, 10 %"
                + " cpu");
  }

  @Test
  void threadsThatHoldOneAndWaitForASecond_areNamed() {
    Seen wait = waiting(Kind.DB_ACQUIRE, "orders", 120);
    wait.nested = 50;
    views.endpoint("GET /waiting", 250, wait);
    views.pools.add(
        Views.resource("orders", 6, 4_000, 120, 80, new KindTime(Kind.DB_EXEC, Views.MILLI)));
    assertThat(views.judge().get(0).fix()).contains("REQUIRES_NEW");
  }
}
