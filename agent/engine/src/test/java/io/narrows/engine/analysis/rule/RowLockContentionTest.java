package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class RowLockContentionTest {
  private final Views views = new Views();

  private static Seen update(long lockErrors) {
    Seen seen = query(1, 60);
    seen.text = "UPDATE stock SET left = ? WHERE item = ?";
    seen.lockErrors = lockErrors;
    return seen;
  }

  @Test
  void executionsThatLose_areContention() {
    views.endpoint("POST /orders", 100, update(5));
    Finding finding = views.judge().get(0);

    assertThat(finding.type()).isEqualTo("row_lock_contention");
    assertThat(finding.confidence()).isEqualTo(Confidence.INFERRED);
    assertThat(finding.lowPerRequest()).isZero();
    assertThat(finding.fix()).contains("same order");
  }

  @Test
  void executionsThatAreOnlySlow_areASlowQuery() {
    views.endpoint("POST /orders", 100, update(0));
    assertThat(views.judge()).extracting(Finding::type).containsExactly("slow_query");
  }
}
