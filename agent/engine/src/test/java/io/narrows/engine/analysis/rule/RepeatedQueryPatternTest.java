package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.LoopView;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedQueryPatternTest {
  private static final String[] TEXTS = {
    "SELECT * FROM item WHERE id = ?",
    "SELECT * FROM price WHERE item = ?",
    "UPDATE stock SET left = ? WHERE item = ?"
  };

  private final Views views = new Views();

  private Views loop(int times) {
    Seen[] seen = new Seen[TEXTS.length];
    List<Signature> members = new ArrayList<>();
    for (int i = 0; i < TEXTS.length; i++) {
      seen[i] = query(times, 3);
      seen[i].text = TEXTS[i];
      members.add(new Signature(Kind.DB_EXEC, TEXTS[i], seen[i].target));
    }
    views.loops = List.of(new LoopView(members, Views.REQUESTS, Views.REQUESTS * times, times));
    return views.endpoint("POST /orders", 12 * times, seen);
  }

  @Test
  void statementsOfALoop_areOneFinding() {
    List<Finding> found = loop(12).judge();
    assertThat(found).extracting(Finding::type).containsExactly("repeated_query_pattern");
    Finding finding = found.get(0);

    assertThat(finding.evidence().get(0)).contains("12.0 times in a row").contains(TEXTS[2]);
    assertThat(finding.fix()).contains("load").contains("hibernate.jdbc.batch_size");
    // Of three statements eleven executions each.
    assertThat(finding.highPerRequest()).isEqualTo(3 * 11 * 3 * Views.MILLI);
    assertThat(finding.claims()).extracting(claim -> claim.parts().size()).containsExactly(3);
  }

  @Test
  void fewRounds_areNoLoop() {
    assertThat(loop(4).judge(new RepeatedQueryPattern())).isEmpty();
  }

  @Test
  void jobs_mayRepeatTenTimesAsOften() {
    views.root = io.narrows.engine.recording.Request.Root.TASK;
    assertThat(loop(12).judge()).extracting(Finding::type).doesNotContain("repeated_query_pattern");
    Views many = new Views();
    many.root = views.root;
    RepeatedQueryPatternTest other = new RepeatedQueryPatternTest();
    other.views.root = views.root;
    assertThat(other.loop(60).judge(new RepeatedQueryPattern())).hasSize(1);
  }
}
