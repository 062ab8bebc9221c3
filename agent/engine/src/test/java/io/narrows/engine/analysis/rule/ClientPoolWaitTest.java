package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientPoolWaitTest {
  private final Views views = new Views();

  private List<Finding> found(Outgoing calls, double leaseMillis) {
    views.endpoint(
        "GET /pay",
        leaseMillis + 60,
        calls.of(Outgoing.call(1, 50)),
        Outgoing.part(Kind.HTTP_LEASE, leaseMillis));
    return views.judge(new ClientPoolWait());
  }

  @Test
  void waitThatIsNotForTheNetwork_isForThePool() {
    Finding finding = found(new Outgoing(), 120).get(0);

    assertThat(finding.type()).isEqualTo("client_pool_wait");
    assertThat(finding.title())
        .isEqualTo("GET /pay waits for a connection of its client's pool to inventory:8080");
    assertThat(finding.evidence())
        .contains("A call waits 120 ms for its connection on average, p99 120 ms");
    assertThat(finding.highPerRequest()).isEqualTo(120 * Views.MILLI);
  }

  @Test
  void waitBesideALongerSibling_savesOnlyUntilThat() {
    Seen lease = Outgoing.part(Kind.HTTP_LEASE, 120);
    lease.savable = 0.5;
    views.endpoint("GET /pay", 180, new Outgoing().of(Outgoing.call(1, 50)), lease);
    assertThat(views.judge(new ClientPoolWait()).get(0).highPerRequest())
        .isEqualTo(60 * Views.MILLI);
  }

  @Test
  void connectionForEachCall_isOneThatIsNotKept() {
    Outgoing calls = new Outgoing();
    calls.connects = Outgoing.measured(90, 40);
    Finding finding = found(calls, 36).get(0);

    assertThat(finding.title()).isEqualTo("GET /pay connects to inventory:8080 again and again");
    assertThat(finding.evidence()).contains("90 connections for 100 calls, 40.0 ms each");
    assertThat(finding.highPerRequest()).isEqualTo(36 * Views.MILLI);
  }

  @Test
  void slowConnectForEachCall_isSaidOnce() {
    Outgoing calls = new Outgoing();
    calls.connects = Outgoing.measured(90, 1_500);
    calls.stalled = 90;
    calls.stalledMillis = 90 * 1_500;
    found(calls, 1_350);

    assertThat(views.judge()).extracting(Finding::type).containsExactly("connect_stall");
  }

  @Test
  void fewNewConnections_areFine() {
    Outgoing calls = new Outgoing();
    calls.connects = Outgoing.measured(10, 40);
    assertThat(found(calls, 4)).isEmpty();
  }

  @Test
  void quickConnects_areFine() {
    Outgoing calls = new Outgoing();
    calls.connects = Outgoing.measured(100, 1);
    assertThat(found(calls, 1)).isEmpty();
  }
}
