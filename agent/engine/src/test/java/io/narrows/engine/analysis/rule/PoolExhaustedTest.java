package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.verdict.Finding;
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
}
