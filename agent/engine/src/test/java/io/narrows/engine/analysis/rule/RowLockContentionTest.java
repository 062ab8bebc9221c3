package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.LockView;
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

  @Test
  void executionsThatEndWhenOthersLetGo_areContention() {
    Seen update = update(0);
    update.locks = new LockView(80, 70, 8, 3_000 * Views.MILLI);
    views.endpoint("POST /orders", 100, update);
    Finding finding = views.judge().get(0);

    assertThat(finding.type()).isEqualTo("row_lock_contention");
    assertThat(finding.confidence()).isEqualTo(Confidence.INFERRED);
    assertThat(finding.evidence().get(0))
        .isEqualTo(
            "70 of 80 long executions were answered when another transaction with this statement"
                + " ended; by chance 8 would be");
    assertThat(finding.highPerRequest()).isEqualTo(3_000 * Views.MILLI / 70);
  }

  @Test
  void executionsThatEndSoByChance_areASlowQuery() {
    Seen update = update(0);
    update.locks = new LockView(80, 70, 30, 3_000 * Views.MILLI);
    views.endpoint("POST /orders", 100, update);
    assertThat(views.judge()).extracting(Finding::type).containsExactly("slow_query");
  }

  @Test
  void fewExecutionsThatEndSo_areASlowQuery() {
    Seen update = update(0);
    update.locks = new LockView(80, 30, 2, 3_000 * Views.MILLI);
    views.endpoint("POST /orders", 100, update);
    assertThat(views.judge()).extracting(Finding::type).containsExactly("slow_query");
  }
}
