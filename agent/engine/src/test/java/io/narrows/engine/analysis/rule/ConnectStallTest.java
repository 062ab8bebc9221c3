package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectStallTest {
  private final Views views = new Views();

  private final Outgoing calls = new Outgoing();

  private List<Finding> found(Latency lookups, Latency connects) {
    calls.stalled = Math.max(lookups.count(), connects.count());
    calls.stalledMillis = (lookups.sum() + connects.sum()) / 1e6;
    return seen(lookups, connects);
  }

  private List<Finding> seen(Latency lookups, Latency connects) {
    calls.lookups = lookups;
    calls.connects = connects;
    double millis = (lookups.sum() + connects.sum()) / 1e6 / Views.REQUESTS;
    views.endpoint(
        "GET /pay",
        millis + 200,
        calls.of(Outgoing.call(1, 20)),
        Outgoing.part(Kind.HTTP_LEASE, millis));
    return views.judge(new ConnectStall());
  }

  @Test
  void slowLookups_areTheResolver() {
    Finding finding = found(Outgoing.measured(100, 120), Outgoing.measured(100, 2)).get(0);

    assertThat(finding.type()).isEqualTo("connect_stall");
    assertThat(finding.title()).isEqualTo("GET /pay waits to look up inventory:8080");
    assertThat(finding.evidence())
        .contains("A lookup takes 120 ms on average, p99 120 ms, 100 times");
    assertThat(finding.fix()).contains("networkaddress.cache.ttl");
    assertThat(finding.highPerRequest()).isEqualTo(122 * Views.MILLI);
  }

  @Test
  void stallBesideALongerSibling_savesOnlyUntilThat() {
    calls.stalled = 100;
    calls.stalledMillis = 100 * 250;
    calls.lookups = Outgoing.measured(0, 0);
    calls.connects = Outgoing.measured(100, 250);
    Seen lease = Outgoing.part(Kind.HTTP_LEASE, 250);
    lease.savable = 0.5;
    views.endpoint("GET /pay", 450, calls.of(Outgoing.call(1, 20)), lease);
    assertThat(views.judge(new ConnectStall()).get(0).highPerRequest())
        .isEqualTo(125 * Views.MILLI);
  }

  @Test
  void slowConnects_areTheNetwork() {
    Finding finding = found(Outgoing.measured(0, 0), Outgoing.measured(100, 250)).get(0);
    assertThat(finding.title()).isEqualTo("GET /pay waits to connect to inventory:8080");
    assertThat(finding.fix()).startsWith("Look at the network");
  }

  @Test
  void aSecondToConnect_isALostPacket() {
    views.endpoints.clear();
    Finding finding = found(Outgoing.measured(0, 0), Outgoing.measured(60, 1_010)).get(0);
    assertThat(finding.fix()).contains("lost packets");
  }

  @Test
  void quickConnects_areNoStall() {
    assertThat(found(Outgoing.measured(100, 20), Outgoing.measured(100, 120))).isEmpty();
  }

  @Test
  void slowHandshakes_areTls() {
    calls.handshakes = Outgoing.measured(100, 240);
    Finding finding = found(Outgoing.measured(0, 0), Outgoing.measured(100, 250)).get(0);

    assertThat(finding.title()).isEqualTo("GET /pay waits to agree on TLS with inventory:8080");
    assertThat(finding.evidence())
        .contains("The TLS handshake of it takes 240 ms on average, p99 240 ms, 100 times");
    assertThat(finding.fix()).startsWith("Most of it is the TLS handshake");
  }

  @Test
  void quickHandshakesOfSlowConnects_areNotBlamed() {
    calls.handshakes = Outgoing.measured(100, 40);
    assertThat(found(Outgoing.measured(0, 0), Outgoing.measured(100, 250)).get(0).title())
        .isEqualTo("GET /pay waits to connect to inventory:8080");
  }

  /** Connections that a service makes at its start, on a busy machine: their p99 is one of them. */
  @Test
  void fewSlowConnectsAmongMany_areNoEvidence() {
    calls.stalled = 4;
    calls.stalledMillis = 4 * 2_000;
    assertThat(seen(Outgoing.measured(0, 0), fewSlow(100, 96, 2_000))).isEmpty();
  }

  @Test
  void asManySlowConnectsAsAreEvidence_areAStall() {
    calls.stalled = 30;
    calls.stalledMillis = 30 * 2_000;
    assertThat(seen(Outgoing.measured(0, 0), fewSlow(100, 70, 2_000)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.highPerRequest()).isEqualTo(2_000 * Views.MILLI));
  }

  /** So many, of which all but the quick ones take so long. */
  private static Latency fewSlow(long count, long quick, long millis) {
    long slow = millis * Views.MILLI;
    long sum = (count - quick) * slow + quick * Views.MILLI;
    return new Latency(count, sum, sum / count, Views.MILLI, slow, slow, slow);
  }
}
