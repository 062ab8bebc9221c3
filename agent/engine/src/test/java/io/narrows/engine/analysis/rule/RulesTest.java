package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Snapshot.KindTime;
import io.narrows.engine.analysis.Snapshot.SequenceView;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Rule;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RulesTest {
  private final Views views = new Views();

  private static Seen query(double perRequest, double millisEach) {
    Seen seen = new Seen();
    seen.perRequest = perRequest;
    seen.millisEach = millisEach;
    return seen;
  }

  private static Seen call(double perRequest, double millisEach) {
    Seen seen = query(perRequest, millisEach);
    seen.kind = Kind.HTTP_WAIT;
    seen.text = "GET /stock/{}";
    seen.target = "inventory:8080";
    return seen;
  }

  private static Seen waiting(Kind kind, String name, double millis) {
    Seen seen = query(1, millis);
    seen.kind = kind;
    seen.text = name;
    seen.target = "";
    return seen;
  }

  @Test
  void everyRule_isNamedAsItsClass() {
    for (Rule rule : Rules.all()) {
      String camel = rule.getClass().getSimpleName();
      String name = camel.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      assertThat(rule.type()).isEqualTo(name);
    }
    assertThat(Rules.all().stream().map(Rule::type)).doesNotHaveDuplicates();
  }

  @Test
  void nothing_findsNothing() {
    assertThat(views.judge()).isEmpty();
    views.endpoint("GET /healthy", 10, query(3, 1));
    assertThat(views.judge()).isEmpty();
  }

  // A1

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

  // A4, A6, A9

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
  void commitChatter_isFound() {
    Seen commits = query(30, 3);
    commits.kind = Kind.DB_COMMIT;
    commits.text = "COMMIT";
    commits.floorMillis = 2;
    views.endpoint("POST /import", 120, commits);

    Finding finding = views.judge(new CommitChatter()).get(0);
    assertThat(finding.lowPerRequest()).isEqualTo(58 * Views.MILLI);
  }

  // A10, A11

  private Views pool(double heldElsewhere, int limit, double holdMillis) {
    Seen acquire = waiting(Kind.DB_ACQUIRE, "orders", 120);
    Seen stock = call(1, 70);
    stock.heldShare = heldElsewhere;
    views.endpoint("POST /orders", 250, acquire, stock);
    long hold = Math.round(holdMillis * Views.MILLI * 4_000);
    views.pools.add(
        Views.resource(
            "orders",
            limit,
            4_000,
            120,
            holdMillis,
            new KindTime(Kind.HTTP_WAIT, Math.round(hold * heldElsewhere)),
            new KindTime(Kind.DB_EXEC, Math.round(hold * (1 - heldElsewhere)))));
    return views;
  }

  @Test
  void poolHeldDuringACall_blamesTheCallAndNotThePool() {
    pool(0.7, 6, 80);
    List<Finding> found = views.judge();

    assertThat(found).extracting(Finding::type).contains("connection_held");
    assertThat(found).extracting(Finding::type).doesNotContain("pool_exhausted");
    Finding finding = views.judge(new ConnectionHeld()).get(0);
    assertThat(finding.confidence()).isEqualTo(Confidence.INFERRED);
    assertThat(finding.evidence()).anyMatch(line -> line.contains("GET /stock/{}"));
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(finding.lowPerRequest()).isPositive();
    assertThat(finding.highPerRequest()).isEqualTo(120 * Views.MILLI);
  }

  @Test
  void poolOfWhichTheHoldersUseTheDatabase_isTooSmall() {
    pool(0, 6, 80);
    assertThat(views.judge(new ConnectionHeld())).isEmpty();
    Finding finding = views.judge(new PoolExhausted()).get(0);

    assertThat(finding.title()).contains("pool orders");
    assertThat(finding.fix()).contains("8 connections");
  }

  @Test
  void poolThatNobodyWaitsFor_isNotSaid() {
    views.endpoint("POST /orders", 100, waiting(Kind.DB_ACQUIRE, "orders", 0.1));
    views.pools.add(Views.resource("orders", 6, 4_000, 0.1, 80));
    assertThat(views.judge()).isEmpty();
  }

  // B

  @Test
  void nPlusOneCall_isFoundAndNotASlowDependency() {
    views.endpoint("GET /labels", 200, call(15, 12));
    assertThat(views.judge()).extracting(Finding::type).containsExactly("n_plus_one_call");
  }

  @Test
  void slowDependency_isFoundByItsShare() {
    views.endpoint("GET /offers", 200, call(1, 150));
    views.endpoint("GET /other", 200, call(1, 40));

    assertThat(views.judge())
        .extracting(Finding::type, finding -> finding.endpoint().name())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("slow_dependency", "GET /offers"));
  }

  @Test
  void sequentialCalls_areAHintOnly() {
    SequenceView sequence = new SequenceView(100, 100 * 250 * Views.MILLI, List.of());
    views.endpoint("POST /labels", 400, sequence, call(3, 120));

    Finding finding = views.judge(new SequentialCalls()).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.lowPerRequest()).isZero();
    assertThat(finding.highPerRequest()).isEqualTo(250 * Views.MILLI);
  }

  // C

  @Test
  void executorQueue_isFoundForTasksOfTheRequest() {
    views.endpoint("POST /labels", 100, waiting(Kind.QUEUE, "labels", 80));
    views.executors.add(Views.resource("labels", 2, 4_000, 80, 29));

    assertThat(views.judge()).extracting(Finding::type).containsExactly("executor_queue");
    assertThat(views.judge().get(0).evidence().get(0)).contains("labels (2 threads), 97 % busy");
  }

  @Test
  void waitBeforeTheRequest_isItsContainers() {
    Seen before = waiting(Kind.QUEUE, "http-nio-exec", 80);
    before.target = io.narrows.engine.analysis.Signature.BEFORE_REQUEST;
    views.endpoint("GET /orders", 100, before);
    views.executors.add(Views.resource("http-nio-exec", 200, 4_000, 80, 100));

    assertThat(views.judge())
        .extracting(Finding::type)
        .containsExactly("request_threads_saturated");
  }

  // E

  @Test
  void chattyEndpoint_isFoundWhereNoStatementIsHalfOfIt() {
    Seen[] many = new Seen[20];
    for (int i = 0; i < many.length; i++) {
      many[i] = query(4, 1);
      many[i].text = "SELECT " + i;
    }
    views.endpoint("GET /dashboard", 120, many);
    assertThat(views.judge()).extracting(Finding::type).containsExactly("chatty_endpoint");
  }

  @Test
  void unexplainedTime_isSaidAndNeverMoreThanAHint() {
    Seen gap = waiting(Kind.ASYNC_GAP, "", 60);
    views.endpoint("GET /async", 100, gap);
    List<Finding> found = views.judge();

    assertThat(found).extracting(Finding::type).containsExactly("unexplained_time");
    assertThat(found.get(0).severity()).isEqualTo(Severity.INFO);
  }
}
