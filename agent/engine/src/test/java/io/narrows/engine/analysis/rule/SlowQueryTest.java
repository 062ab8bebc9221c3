package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.recording.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowQueryTest {
  private final Views views = new Views();

  @Test
  void slowQuery_isFoundByItsTimeOrItsShare() {
    Seen slow = query(1, 400);
    slow.p95Millis = 800;
    views.endpoint("GET /report", 450, slow);
    views.endpoint("GET /search", 60, query(1, 30));
    views.endpoint("GET /quick", 3, query(1, 2));

    List<Finding> found = views.judge(new SlowQuery());
    assertThat(found)
        .extracting(finding -> finding.endpoint().name())
        .containsExactly("GET /report", "GET /search");
    assertThat(found.get(0).lowPerRequest()).isZero();
    assertThat(found.get(0).highPerRequest()).isEqualTo(400 * Views.MILLI);
  }

  @Test
  void slowQuery_leavesRepetitionToItsOwnRule() {
    views.endpoint("GET /orders", 900, query(41, 20));
    assertThat(views.judge(new SlowQuery())).isEmpty();
    assertThat(views.judge()).extracting(Finding::type).containsExactly("n_plus_one_query");
  }

  @Test
  void slowQueryThatIsReadInBulkAgainAndAgain_isSlowAllTheSame() {
    Seen region = query(6, 600);
    region.rowsEach = 200;
    views.endpoint("GET /regions", 3_800, region);

    List<Finding> found = views.judge();
    assertThat(found).extracting(Finding::type).containsExactly("slow_query");
    assertThat(found.get(0).highPerRequest()).isEqualTo(3_600 * Views.MILLI);
    assertThat(found.get(0).evidence()).anyMatch(line -> line.startsWith("6.0 times a request"));
  }

  @Test
  void slowQueryOfAJob_isSlowAllTheSame() {
    views.root = Request.Root.TASK;
    views.endpoint("task on jobs", 6_100, query(10, 600));
    views.endpoint("task on more jobs", 400, query(10, 30));

    assertThat(views.judge()).extracting(Finding::type).containsExactly("slow_query", "slow_query");
  }

  @Test
  void quickChunks_areNotSlowForBeingMany() {
    Seen chunks = query(60, 20);
    chunks.rowsEach = 12;
    views.endpoint("GET /export", 1_300, chunks);

    assertThat(views.judge(new SlowQuery())).isEmpty();
  }

  @Test
  void slowQueryThatIsAlsoRepeated_isSaidOnce() {
    views.endpoint("GET /orders", 6_100, query(10, 600));
    assertThat(views.judge()).extracting(Finding::type).containsExactly("n_plus_one_query");
  }

  @Test
  void slowQuery_doesNotBlameWhatSleepsOnPurpose() {
    Seen sleep = query(1, 800);
    sleep.text = "SELECT pg_sleep(?)";
    views.endpoint("GET /poll", 850, sleep);
    assertThat(views.judge(new SlowQuery())).isEmpty();
  }

  @Test
  void slowQueryBesideASlowerSibling_savesOnlyUntilThat() {
    Seen branch = query(1, 100);
    branch.savable = 0.6;
    views.endpoint("GET /fan-out", 110, branch);
    assertThat(views.judge(new SlowQuery()).get(0).highPerRequest()).isEqualTo(60 * Views.MILLI);
  }

  @Test
  void slowQuery_namesTheColumnsAndClaimsNoIndex() {
    views.endpoint("GET /report", 450, query(1, 400));
    String fix = views.judge(new SlowQuery()).get(0).fix();
    assertThat(fix).contains("chooses and orders by order_id").contains("EXPLAIN");
  }

  @Test
  void definition_isNoSlowQuery() {
    Seen index = query(1, 800);
    index.text = "CREATE INDEX i ON item (order_id)";
    views.endpoint("POST /migrate", 850, index);
    assertThat(views.judge(new SlowQuery())).isEmpty();
  }
}
