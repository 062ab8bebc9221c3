package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class NPlusOneCallTest {
  private final Views views = new Views();

  @Test
  void nPlusOneCall_isFoundAndNotASlowDependency() {
    views.endpoint("GET /labels", 200, call(15, 12));
    assertThat(views.judge()).extracting(Finding::type).containsExactly("n_plus_one_call");
  }
}
