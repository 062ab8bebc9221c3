package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.call;
import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionHeldTest {
  private final Views views = new Views();

  @Test
  void poolHeldDuringACall_blamesTheCallAndNotThePool() {
    views.pool(0.7, 6, 80);
    List<Finding> found = views.judge();

    assertThat(found).extracting(Finding::type).contains("connection_held");
    assertThat(found).extracting(Finding::type).doesNotContain("pool_exhausted");
    Finding finding = views.judge(new ConnectionHeld()).get(0);
    assertThat(finding.confidence()).isEqualTo(Confidence.INFERRED);
    assertThat(finding.evidence()).anyMatch(line -> line.contains("GET /stock/{}"));
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(finding.lowPerRequest()).isPositive();
    assertThat(finding.highPerRequest()).isEqualTo(120 * Views.MILLI);
  }

  @Test
  void waitsOfOtherEndpoints_followFromWhoHolds() {
    views.pool(0.7, 6, 80);
    views.endpoint("GET /other", 200, waiting(Kind.DB_ACQUIRE, "orders", 120));
    List<Finding> found = views.judge();

    assertThat(found.get(0).type()).isEqualTo("connection_held");
    assertThat(found.get(0).endpoint().name()).isEqualTo("POST /orders");
    assertThat(found.get(0).requests()).isEqualTo(2 * Views.REQUESTS);
    Finding other =
        found.stream()
            .filter(each -> each.endpoint().name().equals("GET /other"))
            .findFirst()
            .get();
    assertThat(other.type()).isEqualTo("pool_exhausted");
    assertThat(other.cause()).isEqualTo(found.get(0).id());
  }

  @Test
  void waitForAnotherPool_hasItsOwnCause() {
    Seen stock = call(1, 70);
    stock.heldShare = 0.7;
    views.endpoint(
        "POST /orders",
        350,
        waiting(Kind.DB_ACQUIRE, "orders", 120),
        waiting(Kind.DB_ACQUIRE, "reports", 100),
        stock);
    views.pools.add(
        Views.resource("orders", 6, 4_000, 120, 80, new KindTime(Kind.HTTP_WAIT, Views.MILLI)));
    views.pools.add(
        Views.resource("reports", 6, 4_000, 100, 80, new KindTime(Kind.DB_EXEC, Views.MILLI)));
    List<Finding> found = views.judge();

    assertThat(found).extracting(Finding::type).contains("connection_held");
    assertThat(found)
        .filteredOn(each -> each.type().equals("pool_exhausted"))
        .extracting(each -> each.signature().text(), Finding::cause)
        .containsExactly(tuple("reports", null));
  }

  @Test
  void callInsideTheHold_isNoFindingOfItsOwn() {
    Seen inside = call(1, 100);
    inside.heldShare = 0.8;
    views.endpoint("POST /orders", 250, waiting(Kind.DB_ACQUIRE, "orders", 120), inside);
    views.pools.add(
        Views.resource("orders", 6, 4_000, 120, 80, new KindTime(Kind.HTTP_WAIT, Views.MILLI)));
    Seen beside = call(1, 90);
    beside.text = "GET /price/{}";
    views.endpoint("GET /other", 200, waiting(Kind.DB_ACQUIRE, "orders", 60), beside);
    List<Finding> found = views.judge();

    Finding held = found.get(0);
    assertThat(held.type()).isEqualTo("connection_held");
    assertThat(found)
        .filteredOn(each -> each.type().equals("slow_dependency"))
        .extracting(Finding::cause)
        .containsExactlyInAnyOrder(held.id(), null);
  }

  @Test
  void connectionThatNobodyWaitsFor_isAHintForLater() {
    Seen stock = call(1, 70);
    stock.heldShare = 1;
    views.endpoint("POST /orders", 100, waiting(Kind.DB_ACQUIRE, "orders", 0.1), stock);
    views.pools.add(
        Views.resource("orders", 10, 4_000, 0.1, 80, new KindTime(Kind.HTTP_WAIT, Views.MILLI)));
    Finding finding = views.judge(new ConnectionHeld()).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.highPerRequest()).isZero();
  }
}
