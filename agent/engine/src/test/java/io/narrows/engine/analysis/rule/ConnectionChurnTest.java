package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class ConnectionChurnTest {
  private final Views views = new Views();

  private static Seen connects(double millis) {
    Seen seen = waiting(Kind.DB_ACQUIRE, Signature.CONNECT, millis);
    seen.target = "postgresql db:5432";
    return seen;
  }

  @Test
  void connectsInRequests_areFound() {
    views.endpoint("GET /orders", 100, connects(40));
    Finding finding = views.judge().get(0);

    assertThat(finding.type()).isEqualTo("connection_churn");
    assertThat(finding.lowPerRequest()).isEqualTo(20 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(40 * Views.MILLI);
  }

  @Test
  void quickConnects_areNotSaid() {
    views.endpoint("GET /orders", 30, connects(9));
    assertThat(views.judge(new ConnectionChurn())).isEmpty();
  }

  private static Seen checks(double millis) {
    Seen seen = waiting(Kind.DB_ACQUIRE, "SELECT 1", millis);
    seen.target = Signature.BEFORE_LOAN;
    return seen;
  }

  @Test
  void checksOfConnections_areFound() {
    views.endpoint("GET /orders", 100, checks(12));
    Finding finding = views.judge().get(0);

    assertThat(finding.type()).isEqualTo("connection_churn");
    assertThat(finding.title()).isEqualTo("GET /orders waits while connections are checked");
    assertThat(finding.evidence().get(0))
        .isEqualTo(
            "SELECT 1 runs before a connection is lent, 1.0 times a request, for 12.0 ms on"
                + " average");
    assertThat(finding.highPerRequest()).isEqualTo(12 * Views.MILLI);
  }

  @Test
  void waitForAPool_isNoConnect() {
    views.endpoint("GET /orders", 100, waiting(Kind.DB_ACQUIRE, "orders", 40));
    assertThat(views.judge(new ConnectionChurn())).isEmpty();
  }
}
