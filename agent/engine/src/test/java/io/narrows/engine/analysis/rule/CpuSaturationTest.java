package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuSaturationTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new CpuSaturation());
  }

  private void machine(double jvm, double host, double throttled) {
    Machine machine = new Machine();
    long second = 1_000_000_000L;
    machine.load(second, jvm, host, Math.round(throttled * second));
    views.machine = machine.view();
  }

  private void waiting() {
    views.endpoint("GET /a", 100, Views.waiting(Kind.RUNQ, "", 40));
    views.endpoint("GET /b", 100, Views.waiting(Kind.RUNQ, "", 50));
    views.endpoint("GET /idle", 10);
  }

  @Test
  void fullProcessors_areOneFindingForAllThatWait() {
    machine(0.85, 0.97, 0);
    waiting();

    assertThat(found()).hasSize(1);
    Finding finding = found().get(0);
    assertThat(finding.title()).isEqualTo("The processors are used up");
    assertThat(finding.endpoint().name()).isEqualTo("GET /b");
    assertThat(finding.gain().highNanos()).isEqualTo(90 * Views.REQUESTS * Views.MILLI);
    assertThat(finding.fix()).contains("hottest code");
  }

  @Test
  void fullProcessors_areTheSameFindingWhoeverWaitsLongest() {
    machine(0.85, 0.97, 0);
    waiting();
    Finding before = found().get(0);
    views.endpoints.clear();
    views.endpoint("GET /a", 100, Views.waiting(Kind.RUNQ, "", 60));
    views.endpoint("GET /b", 100, Views.waiting(Kind.RUNQ, "", 50));
    Finding after = found().get(0);

    assertThat(after.endpoint()).isNotEqualTo(before.endpoint());
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.key()).isEqualTo(before.key());
  }

  @Test
  void others_areBlamedWhereTheyUseMore() {
    machine(0.2, 0.99, 0);
    waiting();
    assertThat(found().get(0).fix()).startsWith("Something else");
  }

  @Test
  void throttling_isNamed() {
    machine(0.3, 0.4, 0.2);
    waiting();
    assertThat(found().get(0).title()).startsWith("The container's share");
    assertThat(found().get(0).fix()).contains("limit");
  }

  @Test
  void freeProcessors_areFine() {
    machine(0.5, 0.6, 0.01);
    waiting();
    assertThat(found()).isEmpty();
  }
}
