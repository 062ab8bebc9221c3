package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialCallsTest {
  private final Views views = new Views();

  @Test
  void sequentialCalls_areAHintOnly() {
    SequenceView sequence = new SequenceView(100, 100 * 250 * Views.MILLI, List.of());
    views.endpoint("POST /labels", 400, sequence, call(3, 120));

    Finding finding = views.judge(new SequentialCalls()).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.lowPerRequest()).isZero();
    assertThat(finding.highPerRequest()).isEqualTo(250 * Views.MILLI);
  }
}
