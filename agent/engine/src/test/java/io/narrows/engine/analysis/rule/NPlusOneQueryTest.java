package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.StatementView.BindView;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.recording.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class NPlusOneQueryTest {
  private final Views views = new Views();

  @Test
  void nPlusOneQuery_isFoundWithItsRangeAndPlace() {
    Seen items = query(41, 5);
    items.rowByRow = Views.REQUESTS;
    views.endpoint("GET /orders", 300, query(1, 8), items);
    List<Finding> found = views.judge(new NPlusOneQuery());

    assertThat(found).hasSize(1);
    Finding finding = found.get(0);
    assertThat(finding.type()).isEqualTo("n_plus_one_query");
    assertThat(finding.severity()).isEqualTo(Severity.MAJOR);
    assertThat(finding.confidence()).isEqualTo(Confidence.MEASURED);
    // 40 round trips of 0.5 ms are sure; at most 40 of 41 executions.
    assertThat(finding.lowPerRequest()).isEqualTo(20 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(200 * Views.MILLI);
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(finding.evidence()).anyMatch(line -> line.contains(Views.ORDERS.text()));
    assertThat(finding.id()).startsWith("n_plus_one_query-");
  }

  @Test
  void codeAroundEachRepetition_mayGoWithItAndIsNotSure() {
    Seen items = query(41, 5);
    items.aroundMillis = 0.25;
    views.endpoint("GET /orders", 300, items);
    Finding finding = views.judge(new NPlusOneQuery()).get(0);
    assertThat(finding.lowPerRequest()).isEqualTo(20 * Views.MILLI);
    assertThat(finding.highPerRequest()).isEqualTo(210 * Views.MILLI);
  }

  @Test
  void nPlusOneQuery_isSilentBelowFive() {
    views.endpoint("GET /orders", 100, query(4, 20));
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }

  @Test
  void nPlusOneQuery_growsWithTheNumber() {
    long last = 0;
    for (int repeats : new int[] {20, 40, 80}) {
      Views each = new Views().endpoint("GET /orders", 450, query(repeats, 5));
      long low = each.judge(new NPlusOneQuery()).get(0).gain().lowNanos();
      assertThat(low).isGreaterThan(last);
      last = low;
    }
  }

  @Test
  void nPlusOneQuery_ignoresBulkReadsAndWrites() {
    Seen chunks = query(10, 20);
    chunks.rowsEach = 1_000;
    views.endpoint("GET /export", 300, chunks);
    Seen inserts = query(20, 5);
    inserts.text = "INSERT INTO item VALUES (?)";
    views.endpoint("POST /items", 300, inserts);

    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }

  @Test
  void nPlusOneQuery_thatDoesNotMatter_isNotSaid() {
    views.endpoint("GET /slow", 1_000, query(6, 0.2));
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }

  @Test
  void nPlusOneQuery_nobodyWaitedFor_isNotSaid() {
    Seen audit = query(20, 5);
    audit.onPath = 0;
    views.endpoint("GET /orders", 300, audit);
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }

  @Test
  void fewRequests_areEvidenceInDevelopmentOnly() {
    Seen rare = query(41, 5);
    rare.requests = 10;
    views.endpoint("GET /orders", 30, rare);
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();

    views.isDevelopment = true;
    assertThat(views.judge(new NPlusOneQuery())).hasSize(1);
  }

  @Test
  void sameValues_areNoNPlusOne() {
    Seen equal = query(20, 5);
    equal.binds = new BindView(2_000, 100, 100, 1_900, 1, 20);
    views.endpoint("GET /orders", 300, equal);
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }

  @Test
  void job_mayReadTenTimesAsOften() {
    views.root = Request.Root.TASK;
    views.endpoint("task on jobs", 300, query(41, 5));
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
    views.endpoint("task on more jobs", 300, query(50, 5));
    assertThat(views.judge(new NPlusOneQuery())).hasSize(1);
  }

  @Test
  void jobBesideRequests_isNoMoreThanInfo() {
    views.root = Request.Root.TASK;
    views.endpoint("task on jobs", 300, query(50, 5));
    assertThat(views.judge(new NPlusOneQuery()).get(0).severity()).isNotEqualTo(Severity.INFO);

    views.root = Request.Root.SERVER;
    views.endpoint("GET /orders", 300, query(1, 5));
    assertThat(views.judge(new NPlusOneQuery()).get(0).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void chunksOfAList_areABatch() {
    Seen chunks = query(10, 20);
    chunks.text = "SELECT * FROM item WHERE id IN (?)";
    chunks.rowsEach = 5;
    views.endpoint("GET /orders", 300, chunks);
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }

  @Test
  void repetitionsThatFollowTheRowsBefore_areSaidToDoSo() {
    Seen items = query(41, 5);
    items.rowByRow = 1;
    items.inStep = 0.95;
    views.endpoint("GET /orders", 300, items);
    assertThat(views.judge(new NPlusOneQuery()).get(0).evidence())
        .anyMatch(line -> line.contains("the more rows this query returns"));
  }

  @Test
  void statementsOfManyPlaces_areNoLoop() {
    Seen items = query(41, 5);
    items.places = new String[] {"one", "other", "third"};
    views.endpoint("GET /orders", 300, items);
    assertThat(views.judge(new NPlusOneQuery())).isEmpty();
  }
}
