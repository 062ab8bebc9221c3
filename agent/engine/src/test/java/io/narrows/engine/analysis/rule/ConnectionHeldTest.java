package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
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
}
