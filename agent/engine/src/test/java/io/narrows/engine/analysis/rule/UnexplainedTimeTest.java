package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Part;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnexplainedTimeTest {
  private final Views views = new Views();

  @Test
  void unexplainedTime_isSaidAndNeverMoreThanAHint() {
    Seen gap = waiting(Kind.ASYNC_GAP, "", 60);
    views.endpoint("GET /async", 100, gap);
    List<Finding> found = views.judge();

    assertThat(found).extracting(Finding::type).containsExactly("unexplained_time");
    assertThat(found.get(0).severity()).isEqualTo(Severity.INFO);
    assertThat(found.get(0).claims().get(0).parts())
        .extracting(Part::kind)
        .contains(Kind.ASYNC_GAP);
  }
}
