package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import org.junit.jupiter.api.Test;

class LargeFetchTest {
  private final Views views = new Views();

  @Test
  void largeFetch_countsReadingAndExecuting() {
    Seen execute = query(1, 10);
    execute.rowsEach = 5_000;
    Seen fetch = query(1, 90);
    fetch.kind = Kind.DB_FETCH;
    views.endpoint("GET /movements", 150, execute, fetch);

    Finding finding = views.judge(new LargeFetch()).get(0);
    assertThat(finding.shareOfEndpoint()).isEqualTo(100.0 / 150);
    // Of 5 000 rows a page shows 100.
    assertThat(finding.highPerRequest()).isEqualTo(98 * Views.MILLI);
  }

  @Test
  void largeFetch_isSilentForAPage() {
    Seen page = query(1, 100);
    page.rowsEach = 100;
    views.endpoint("GET /movements", 150, page);
    assertThat(views.judge(new LargeFetch())).isEmpty();
  }

  @Test
  void fewRowsAtATime_areManyTrips() {
    Seen execute = query(1, 5);
    execute.rowsEach = 2_000;
    execute.floorMillis = 1;
    Seen fetch = query(1, 199);
    fetch.kind = Kind.DB_FETCH;
    fetch.fetchSize = 10;
    views.endpoint("GET /movements", 250, execute, fetch);
    Finding finding = views.judge(new LargeFetch()).get(0);

    assertThat(finding.title()).contains("10 at a time");
    assertThat(finding.fix()).contains("hibernate.jdbc.fetch_size=1000");
    // 199 trips become 19 where 100 rows come at once, and 1 where 1 000 do.
    assertThat(finding.lowPerRequest()).isEqualTo(180 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(198 * Views.MILLI);
  }

  private Seen allAtOnce() {
    Seen execute = query(1, 100);
    execute.rowsEach = 5_000;
    return execute;
  }

  @Test
  void exportThatIsAnsweredWithAFile_isAHint() {
    views.exports = Views.REQUESTS;
    views.endpoint("GET /export", 150, allAtOnce());
    Finding finding = views.judge(new LargeFetch()).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.evidence()).anyMatch(line -> line.startsWith("That looks like an export"));
  }

  @Test
  void pageThatIsSeldomAFile_isNoExport() {
    views.exports = Views.REQUESTS / 3;
    views.endpoint("GET /movements", 150, allAtOnce());
    assertThat(views.judge(new LargeFetch()).get(0).severity()).isEqualTo(Severity.MAJOR);
  }

  @Test
  void tripsThatAreQuickerThanAnyQuery_areNotTakenForLonger() {
    Seen execute = query(1, 5);
    execute.rowsEach = 2_000;
    execute.floorMillis = 4;
    Seen fetch = query(1, 199);
    fetch.kind = Kind.DB_FETCH;
    fetch.fetchSize = 10;
    views.endpoint("GET /movements", 250, execute, fetch);
    assertThat(views.judge(new LargeFetch()).get(0).lowPerRequest()).isEqualTo(180 * Views.MILLI);
  }

  @Test
  void exportThatReadsInLargePieces_isAHint() {
    Seen execute = query(1, 5);
    execute.rowsEach = 100_000;
    Seen fetch = query(1, 200);
    fetch.kind = Kind.DB_FETCH;
    fetch.fetchSize = 500;
    views.endpoint("GET /export", 250, execute, fetch);
    assertThat(views.judge(new LargeFetch()).get(0).severity()).isEqualTo(Severity.INFO);
  }
}
