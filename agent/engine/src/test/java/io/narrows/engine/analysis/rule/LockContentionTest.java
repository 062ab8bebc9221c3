package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Holding;
import io.narrows.engine.analysis.Signature;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockContentionTest {
  private static final String LOCK = "com.example.Stock";

  private static final Signature STATEMENT =
      new Signature(Kind.DB_EXEC, "SELECT next FROM number", "postgresql db");

  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new LockContention());
  }

  private static Seen waits(double millis) {
    return Views.waiting(Kind.LOCK, LOCK, millis);
  }

  @Test
  void contendedLock_isNamedWithItsOwner() {
    OwnStats own = new OwnStats();
    own.holding(new Holding(LOCK, "db_exec", "", STATEMENT), 70 * Views.REQUESTS * MILLI);
    own.holding(new Holding(LOCK, "running", "Stock.count (Stock.java:7)", null), 3 * MILLI);
    views.own = own.view(0);
    views.endpoint("POST /stock", 200, waits(100));

    Finding finding = found().get(0);
    assertThat(finding.type()).isEqualTo("lock_contention");
    assertThat(finding.title()).isEqualTo("POST /stock waits for the lock of Stock");
    assertThat(finding.evidence())
        .contains(
            "Its owner was asking the database for 70 % of these waits: SELECT next FROM number");
    assertThat(finding.fix()).contains("not while asking the database");
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(finding.highPerRequest()).isEqualTo(100 * MILLI);
    assertThat(finding.confidence()).isEqualTo(Confidence.MEASURED);
  }

  /** Requests wait for a lock whose owner executes a statement, which they do, too. */
  private List<Finding> underLock(double waitMillis, double statementMillis) {
    OwnStats own = new OwnStats();
    long waits = Math.round(waitMillis * Views.REQUESTS * MILLI);
    // Two more had the lock before the last one, which alone is seen.
    own.holding(new Holding(LOCK, "db_exec", "", STATEMENT), waits / 3);
    own.holding(new Holding(LOCK, "running", "Stock.count (Stock.java:7)", null), waits / 30);
    views.own = own.view(0);
    Seen statement = Views.query(1, statementMillis);
    statement.text = STATEMENT.text();
    statement.target = STATEMENT.target();
    views.endpoint("POST /stock", 900, waits(waitMillis), statement);
    return views.judge();
  }

  @Test
  void quickStatementUnderLock_followsFromTheWaitsForIt() {
    List<Finding> found = underLock(300, 400);
    assertThat(found).extracting(Finding::type).containsExactly("lock_contention", "slow_query");
    assertThat(found.get(0).cause()).isNull();
    assertThat(found.get(1).cause()).isEqualTo(found.get(0).id());
  }

  @Test
  void statementThatIsSlowByItself_isTheCauseOfTheWaits() {
    List<Finding> found = underLock(300, 510);
    assertThat(found).extracting(Finding::type).containsExactly("slow_query", "lock_contention");
    assertThat(found.get(0).cause()).isNull();
    assertThat(found.get(1).cause()).isEqualTo(found.get(0).id());
  }

  @Test
  void statementThatOwnersHardlyExecute_isAnotherBottleneck() {
    OwnStats own = new OwnStats();
    own.holding(new Holding(LOCK, "db_exec", "", STATEMENT), 20 * Views.REQUESTS * MILLI);
    own.holding(
        new Holding(LOCK, "sleeping", "Stock.wait (Stock.java:8)", null),
        30 * Views.REQUESTS * MILLI);
    views.own = own.view(0);
    Seen statement = Views.query(1, 90);
    statement.text = STATEMENT.text();
    statement.target = STATEMENT.target();
    views.endpoint("POST /stock", 200, waits(100), statement);
    assertThat(views.judge()).hasSize(2).allMatch(finding -> finding.cause() == null);
  }

  @Test
  void partOfTheTime_isTakenForTheRest() {
    OwnStats own = new OwnStats();
    own.own(400, 100);
    views.own = own.view(0);
    views.endpoint("POST /stock", 200, waits(20), Views.waiting(Kind.OFFCPU_UNKNOWN, "", 100));

    Finding finding = found().get(0);
    assertThat(finding.confidence()).isEqualTo(Confidence.SAMPLED);
    assertThat(finding.highPerRequest()).isEqualTo(80 * MILLI);
  }

  @Test
  void timeThatWasNotLookedAt_mayHaveBeenTheLocksAsTheRestWas() {
    // 100 ms are looked at, of which the lock had half; as much again is not explained at all.
    views.endpoint(
        "POST /stock",
        200,
        waits(50),
        Views.waiting(Kind.CPU, "", 50),
        Views.waiting(Kind.APP, "", 100));
    Finding finding = found().get(0);
    assertThat(finding.shareOfEndpoint()).isEqualTo(0.25);
    assertThat(finding.highPerRequest()).isEqualTo(100 * MILLI);
  }

  @Test
  void unknownWaits_areAtMostAsLongAgain() {
    views.endpoint("POST /stock", 200, waits(50), Views.waiting(Kind.OFFCPU_UNKNOWN, "", 150));
    assertThat(found().get(0).highPerRequest()).isEqualTo(100 * MILLI);
  }

  @Test
  void freeLock_isNotNamed() {
    views.endpoint("POST /stock", 400, waits(1));
    assertThat(found()).isEmpty();
  }

  @Test
  void pinnedCarriersAndLogs_areOtherKinds() {
    views.endpoint("GET /a", 200, Views.waiting(Kind.LOCK, OwnStats.PINNED, 100));
    views.endpoint("GET /b", 200, Views.waiting(Kind.LOCK, OwnStats.LOG_APPENDER, 100));
    assertThat(found()).isEmpty();
  }

  @Test
  void moreWaiting_isMoreImportant() {
    views.endpoint("POST /stock", 400, waits(100));
    double few = found().get(0).impact();
    Views twice = new Views();
    twice.endpoint("POST /stock", 400, waits(200));
    assertThat(twice.judge(new LockContention()).get(0).impact()).isEqualTo(2 * few);
  }
}
