package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.StatementView.BindView;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import org.junit.jupiter.api.Test;

class RedundantQueryTest {
  private final Views views = new Views();

  /** So many executions of each request, all of the same values. */
  private static Seen equal(int perRequest, double millisEach) {
    Seen seen = query(perRequest, millisEach);
    long redundant = Views.REQUESTS * (perRequest - 1);
    long nanos = Math.round(redundant * millisEach * Views.MILLI);
    seen.binds =
        new BindView(
            Views.REQUESTS * perRequest,
            Views.REQUESTS,
            Views.REQUESTS,
            redundant,
            nanos,
            perRequest);
    return seen;
  }

  @Test
  void equalQuestions_areRedundantAndNoNPlusOne() {
    views.endpoint("GET /config", 100, equal(8, 10));
    Finding finding = views.judge().get(0);

    assertThat(views.judge()).extracting(Finding::type).containsExactly("redundant_query");
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
    // Seven round trips of half a millisecond are sure, seven executions the most.
    assertThat(finding.lowPerRequest()).isEqualTo(7 * Views.MILLI / 2);
    assertThat(finding.highPerRequest()).isEqualTo(70 * Views.MILLI);
  }

  @Test
  void askingTwice_isAHint() {
    views.endpoint("GET /config", 100, equal(2, 40));
    assertThat(views.judge(new RedundantQuery()).get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void sequencesAndValidation_areAskedAgainOnPurpose() {
    for (String text :
        new String[] {
          "SELECT nextval(?)", "SELECT 1", "SELECT 1 FROM DUAL", "SELECT pg_advisory_lock(?)"
        }) {
      Seen seen = equal(8, 10);
      seen.text = text;
      Views each = new Views().endpoint("GET /config", 100, seen);
      assertThat(each.judge(new RedundantQuery())).as(text).isEmpty();
    }
  }

  @Test
  void otherValues_areNotRedundant() {
    Seen seen = query(8, 10);
    seen.binds = new BindView(800, 800, 0, 0, 0, 1);
    views.endpoint("GET /orders", 100, seen);
    assertThat(views.judge(new RedundantQuery())).isEmpty();
    assertThat(views.judge()).extracting(Finding::type).containsExactly("n_plus_one_query");
  }
}
