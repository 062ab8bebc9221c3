package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class SlowDependencyTest {
  private final Views views = new Views();

  @Test
  void slowDependency_isFoundByItsShare() {
    views.endpoint("GET /offers", 200, call(1, 150));
    views.endpoint("GET /other", 200, call(1, 40));

    assertThat(views.judge())
        .extracting(Finding::type, finding -> finding.endpoint().name())
        .containsExactly(tuple("slow_dependency", "GET /offers"));
  }
}
