package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.Latency;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectStallTest {
  private final Views views = new Views();

  private List<Finding> found(Latency lookups, Latency connects) {
    Outgoing calls = new Outgoing();
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
}
