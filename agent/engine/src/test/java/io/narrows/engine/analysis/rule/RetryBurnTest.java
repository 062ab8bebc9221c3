package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryBurnTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new RetryBurn());
  }

  private static Seen failing(long failed, double millis, List<Long> failures) {
    Outgoing calls = new Outgoing();
    calls.failed = failed;
    calls.failingRequests = Math.min(failed, Views.REQUESTS);
    calls.retried = failed / 2;
    calls.failedMillis = failed * millis;
    calls.failures = failures;
    return calls.of(Outgoing.call(2, 120));
  }

  @Test
  void failedAttempts_areNamedWithTheirTimeout() {
    views.endpoint("GET /pay", 300, failing(60, 200, Outgoing.failures(50, 200, 10)));

    Finding finding = found().get(0);
    assertThat(finding.type()).isEqualTo("retry_burn");
    assertThat(finding.title()).isEqualTo("GET /pay waits for calls of inventory:8080 that fail");
    assertThat(finding.evidence()).contains("Most failures end after 200 ms: that is a timeout");
    assertThat(finding.evidence().get(0)).startsWith("60 of 200 attempts failed, in 60 requests");
    assertThat(finding.requests()).isEqualTo(60);
    assertThat(finding.highPerRequest()).isEqualTo(200 * Views.MILLI);
    assertThat(finding.fix()).contains("timeout").contains("breaker");
  }

  @Test
  void failuresBesideALongerSibling_saveOnlyUntilThat() {
    Seen pay = failing(60, 200, Outgoing.failures(50, 200, 10));
    pay.savable = 0.25;
    views.endpoint("GET /pay", 300, pay);
    // Of 240 ms in each of 100 requests, 60 can go; 60 of the requests failed.
    assertThat(found().get(0).gain().highNanos()).isEqualTo(6_000 * Views.MILLI);
  }

  private List<Finding> failedIn(long requests, long attempts) {
    Outgoing calls = new Outgoing();
    calls.failed = attempts;
    calls.failingRequests = requests;
    calls.failedMillis = attempts * 200;
    calls.failures = Outgoing.failures(50, 200, 10);
    views.endpoint("GET /pay", 300, calls.of(Outgoing.call(2, 120)));
    return found();
  }

  @Test
  void attempts_areEvidenceEachByItself() {
    assertThat(failedIn(20, 60)).hasSize(1);
  }

  @Test
  void attemptsOfFewRequests_areOneIncident() {
    assertThat(failedIn(9, 60)).isEmpty();
  }

  @Test
  void fewAttemptsOfFewRequests_areNoEvidence() {
    assertThat(failedIn(20, 29)).isEmpty();
  }

  @Test
  void spreadFailures_areNoTimeout() {
    views.endpoint("GET /pay", 300, failing(60, 200, Outgoing.failures(5, 200, 40)));

    assertThat(found()).hasSize(1);
    assertThat(found().get(0).evidence()).noneMatch(line -> line.contains("timeout"));
    assertThat(found().get(0).fix()).startsWith("Find out why it fails");
  }

  @Test
  void quickFailures_doNotMatter() {
    views.endpoint("GET /pay", 300, failing(60, 5, Outgoing.failures(60, 5, 0)));
    assertThat(found()).isEmpty();
  }

  @Test
  void failuresNobodyWaitedFor_doNotMatter() {
    Seen audit = failing(60, 200, Outgoing.failures(60, 200, 0));
    audit.onPath = 0;
    views.endpoint("GET /pay", 300, audit);
    assertThat(found()).isEmpty();
  }

  @Test
  void nothingFailed_findsNothing() {
    views.endpoint("GET /pay", 300, Outgoing.call(2, 120));
    assertThat(found()).isEmpty();
  }

  @Test
  void callThatMostlyFails_isNoSlowDependency() {
    views.endpoint("GET /pay", 300, failing(90, 250, Outgoing.failures(60, 250, 0)));
    assertThat(views.judge(new SlowDependency())).isEmpty();
    assertThat(found()).hasSize(1);
  }
}
