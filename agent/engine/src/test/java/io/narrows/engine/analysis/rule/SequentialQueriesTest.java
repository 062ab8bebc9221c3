package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequentialQueriesTest {
  private final Views views = new Views();

  @Test
  void longQueriesInTurn_areAHint() {
    Seen other = query(1, 90);
    other.text = "SELECT * FROM price";
    views.reads = new SequenceView(100, 100 * 90 * Views.MILLI, List.of());
    views.endpoint("GET /page", 600, query(1, 110), other);
    Finding finding = views.judge(new SequentialQueries()).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.lowPerRequest()).isZero();
    assertThat(finding.highPerRequest()).isEqualTo(90 * Views.MILLI);
  }

  @Test
  void noSequence_isNotSaid() {
    views.endpoint("GET /page", 600, query(1, 110));
    assertThat(views.judge(new SequentialQueries())).isEmpty();
  }
}
