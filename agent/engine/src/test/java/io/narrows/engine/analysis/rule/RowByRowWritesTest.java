package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import org.junit.jupiter.api.Test;

class RowByRowWritesTest {
  private final Views views = new Views();

  private static Seen inserts(double perRequest, double millisEach) {
    Seen seen = query(perRequest, millisEach);
    seen.text = "INSERT INTO item (id, name) VALUES (?, ?)";
    seen.floorMillis = 1;
    return seen;
  }

  @Test
  void singleWrites_areFoundWithTheTripsOfBatchesSaved() {
    views.endpoint("POST /import", 300, inserts(100, 2));
    Finding finding = views.judge().get(0);

    assertThat(views.judge()).extracting(Finding::type).containsExactly("row_by_row_writes");
    // Two batches instead of 100 trips.
    assertThat(finding.lowPerRequest()).isEqualTo(98 * Views.MILLI);
    assertThat(finding.fix()).contains("hibernate.jdbc.batch_size=50");
  }

  @Test
  void batches_areNotSaid() {
    Seen batches = inserts(10, 20);
    batches.batches = 10 * Views.REQUESTS;
    views.endpoint("POST /import", 300, batches);
    assertThat(views.judge(new RowByRowWrites())).isEmpty();
  }

  @Test
  void generatedKeys_areNamedAsTheReason() {
    Seen keyed = inserts(100, 2);
    keyed.keysRead = 100 * Views.REQUESTS;
    views.endpoint("POST /import", 300, keyed);
    assertThat(views.judge(new RowByRowWrites()).get(0).evidence())
        .anyMatch(line -> line.contains("IDENTITY"));
  }

  @Test
  void writesInAutoCommit_areMoreThanRowByRow() {
    Seen own = inserts(30, 5);
    own.ownCommits = 30 * Views.REQUESTS;
    views.endpoint("POST /import", 200, own);
    assertThat(views.judge()).extracting(Finding::type).containsExactly("commit_chatter");
    assertThat(views.judge().get(0).title()).contains("by itself");
  }
}
