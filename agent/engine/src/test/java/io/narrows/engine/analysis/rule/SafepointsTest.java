package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class SafepointsTest {
  private final Views views = new Views();

  private void stopped(long millis) {
    Machine machine = new Machine();
    machine.watched(Math.round(Views.SECONDS * 1e9));
    machine.safepoint(millis * MILLI, "HeapDumper");
    views.machine = machine.view();
    views.endpoint("GET /a", 100, Views.waiting(Kind.SAFEPOINT, "", 20));
  }

  @Test
  void longStop_isNamedWithItsCause() {
    stopped(2_000);

    Finding finding = views.judge(new Safepoints()).get(0);
    assertThat(finding.evidence())
        .contains("3 % of the time in 1 stops, the longest 2.00 s (HeapDumper)");
    assertThat(finding.highPerRequest()).isEqualTo(20 * MILLI);
  }

  @Test
  void shortStops_areFine() {
    stopped(50);
    assertThat(views.judge(new Safepoints())).isEmpty();
  }
}
