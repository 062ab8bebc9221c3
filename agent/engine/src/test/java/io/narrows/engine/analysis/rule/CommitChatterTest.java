package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class CommitChatterTest {
  private final Views views = new Views();

  @Test
  void commitChatter_isFound() {
    Seen commits = query(30, 3);
    commits.kind = Kind.DB_COMMIT;
    commits.text = "COMMIT";
    commits.floorMillis = 2;
    views.endpoint("POST /import", 120, commits);

    Finding finding = views.judge(new CommitChatter()).get(0);
    assertThat(finding.lowPerRequest()).isEqualTo(58 * Views.MILLI);
  }
}
