package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartTest {
  private final Views views = new Views();

  private List<Finding> found(long firstMillis, long requests) {
    views.ageMinutes = 1;
    views.own = new OwnStats().view(firstMillis * MILLI);
    views.requests = requests;
    views.endpoint("GET /home", 10);
    return views.judge(new ColdStart());
  }

  @Test
  void slowFirstRequests_areSaidAndNoMore() {
    Finding finding = found(80, 400).get(0);

    assertThat(finding.title()).isEqualTo("The first requests of GET /home are slow");
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.evidence()).anyMatch(line -> line.startsWith("Classes may be loaded"));
    assertThat(finding.highPerRequest()).isEqualTo(70 * MILLI);
  }

  @Test
  void nearlyAsQuick_isFine() {
    assertThat(found(25, 400)).isEmpty();
  }

  @Test
  void fewRequests_areNoSteadyState() {
    assertThat(found(80, 120)).isEmpty();
  }
}
