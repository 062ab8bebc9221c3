package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.LoanView;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionLeakTest {
  private static final long SECOND = 1_000 * Views.MILLI;
  private static final Endpoint EXPORT = new Endpoint(Request.Root.SERVER, "GET /export");
  private static final CallSite SITE =
      new CallSite(1, "com.example.Export", "open", "Export.java", 31, null);

  private final Views views = new Views();
  private final List<LoanView> loans = new ArrayList<>();

  private void collected(int leastInUse) {
    loans.add(new LoanView(EXPORT, SITE, 2 * SECOND, true, false, leastInUse));
  }

  private void held(long seconds, boolean isAbandoned) {
    loans.add(new LoanView(EXPORT, null, seconds * SECOND, false, isAbandoned, Integer.MAX_VALUE));
  }

  /** A pool of 20 connections, each held for so long. */
  private List<Finding> found(double holdMillis) {
    pool(holdMillis);
    return views.judge(new ConnectionLeak());
  }

  private void pool(double holdMillis) {
    views.endpoint("GET /export", 100, waiting(Kind.DB_ACQUIRE, "orders", 1));
    views.pools.add(
        Views.resource("orders", 20, 4_000, 1, holdMillis, new KindTime(Kind.DB_EXEC, SECOND))
            .lending(loans));
  }

  @Test
  void garbageThatNobodyClosed_isProofFromTheFirstOn() {
    collected(3);
    Finding finding = found(2).get(0);

    assertThat(finding.type()).isEqualTo("connection_leak");
    assertThat(finding.confidence()).isEqualTo(Confidence.MEASURED);
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
    assertThat(finding.endpoint()).isEqualTo(EXPORT);
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Export.java:31");
    assertThat(finding.signature().text()).isEqualTo("orders");
    assertThat(finding.evidence())
        .contains(
            "1 of 20 connections are missing, the first for 2.00 s, 1 of them garbage that nobody"
                + " closed");
    assertThat(finding.highPerRequest()).isZero();
  }

  @Test
  void connectionHeldLongAfterItsRequest_isTakenForLost() {
    held(31, true);
    Finding finding = found(2).get(0);

    assertThat(finding.confidence()).isEqualTo(Confidence.INFERRED);
    assertThat(finding.sites().get(0).site().location())
        .as("all that the endpoint borrows, where the line is not known")
        .isEqualTo("Service.java:57");
  }

  @Test
  void connectionHeldForLess_isNot() {
    held(29, true);
    assertThat(found(2)).isEmpty();
  }

  @Test
  void connectionHeldForTenSeconds_isTakenForLostInDevelopment() {
    views.isDevelopment = true;
    held(11, true);

    assertThat(found(2)).hasSize(1);
  }

  @Test
  void connectionHeldForLessThanTenSeconds_isNotEvenInDevelopment() {
    views.isDevelopment = true;
    held(9, true);

    assertThat(found(2)).isEmpty();
  }

  @Test
  void connectionHeldForLessThanTwentyTimesTheUsual_isNot() {
    held(39, true);
    assertThat(found(2_000)).isEmpty();
  }

  @Test
  void connectionThatIsUsed_isNot() {
    held(3_600, false);
    assertThat(found(2)).isEmpty();
  }

  @Test
  void poolThatHasAllItsConnectionsBack_missesNone() {
    collected(0);
    assertThat(found(2)).isEmpty();
  }

  @Test
  void noMoreAreMissing_thanWereInUseAtOnce() {
    collected(9);
    collected(5);
    collected(2);
    assertThat(found(2).get(0).evidence().get(0)).startsWith("2 of 20 connections are missing");
  }

  @Test
  void poolThatHasNothingLeft_isCriticalAndStandsFirst() {
    for (int i = 0; i < 20; i++) {
      collected(20);
    }
    views.endpoint("GET /pay", 150, Outgoing.call(1, 90));
    pool(2);
    Finding first = views.judge().get(0);

    assertThat(first.type()).isEqualTo("connection_leak");
    assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void waitsForTheRestOfThePool_followFromIt() {
    for (int i = 0; i < 15; i++) {
      collected(15);
    }
    views.endpoint("GET /other", 200, waiting(Kind.DB_ACQUIRE, "orders", 150));
    views.pools.add(
        Views.resource("orders", 20, 40_000, 150, 28, new KindTime(Kind.DB_EXEC, SECOND))
            .lending(loans));
    List<Finding> found = views.judge();

    assertThat(found)
        .extracting(Finding::type)
        .containsExactly("connection_leak", "pool_exhausted");
    assertThat(found.get(1).cause()).isEqualTo(found.get(0).id());
    assertThat(found.get(0).highPerRequest()).isEqualTo(150 * Views.MILLI);
  }

  @Test
  void waitsForAnotherPool_doNotFollowFromIt() {
    for (int i = 0; i < 15; i++) {
      collected(15);
    }
    views.endpoint(
        "GET /other",
        300,
        waiting(Kind.DB_ACQUIRE, "orders", 150),
        waiting(Kind.DB_ACQUIRE, "reports", 100));
    views.pools.add(
        Views.resource("orders", 20, 40_000, 150, 28, new KindTime(Kind.DB_EXEC, SECOND))
            .lending(loans));
    views.pools.add(
        Views.resource("reports", 6, 4_000, 100, 80, new KindTime(Kind.DB_EXEC, SECOND)));
    String leak = views.judge(new ConnectionLeak()).get(0).id();

    assertThat(views.judge())
        .filteredOn(each -> each.type().equals("pool_exhausted"))
        .extracting(each -> each.signature().text(), Finding::cause)
        .containsExactlyInAnyOrder(tuple("orders", leak), tuple("reports", null));
  }
}
