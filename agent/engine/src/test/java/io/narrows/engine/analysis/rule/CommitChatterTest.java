package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class CommitChatterTest {
  private final Views views = new Views();

  private static Seen commits(double times, double millisEach) {
    Seen commits = query(times, millisEach);
    commits.kind = Kind.DB_COMMIT;
    commits.text = "COMMIT";
    commits.floorMillis = millisEach;
    return commits;
  }

  @Test
  void fewSlowCommits_areFoundWhereOneWouldDo() {
    views.endpoint("POST /order", 120, commits(3, 15));

    Finding finding = views.judge(new CommitChatter()).get(0);
    assertThat(finding.lowPerRequest()).isEqualTo(30 * Views.MILLI);
  }

  @Test
  void oneSlowCommit_isNoChatter() {
    views.endpoint("POST /order", 120, commits(1, 60));
    assertThat(views.judge(new CommitChatter())).isEmpty();
  }

  @Test
  void fewQuickCommits_areFine() {
    views.endpoint("POST /order", 200, commits(3, 6));
    assertThat(views.judge(new CommitChatter())).isEmpty();
  }

  @Test
  void commitChatter_isFound() {
    Seen commits = commits(30, 3);
    commits.floorMillis = 2;
    views.endpoint("POST /import", 120, commits);

    Finding finding = views.judge(new CommitChatter()).get(0);
    assertThat(finding.lowPerRequest()).isEqualTo(58 * Views.MILLI);
  }
}
