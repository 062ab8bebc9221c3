package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class SleepInRequestTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new SleepInRequest());
  }

  @Test
  void sleep_isNamedWithItsLine() {
    views.endpoint("GET /poll", 60, Views.waiting(Kind.SLEEP, "Thread.sleep", 50));

    Finding finding = found().get(0);
    assertThat(finding.title()).isEqualTo("GET /poll sleeps in Thread.sleep");
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Service.java:57");
    assertThat(finding.gain().lowNanos()).isZero();
    assertThat(finding.highPerRequest()).isEqualTo(50 * MILLI);
  }

  @Test
  void timeThatWasNotLookedAt_mayHaveAsMuchOfIt() {
    // 100 ms are looked at, of which half is slept; so may be half of the other hundred.
    views.endpoint(
        "GET /poll",
        200,
        Views.waiting(Kind.SLEEP, "Thread.sleep", 50),
        Views.waiting(Kind.CPU, "", 50),
        Views.waiting(Kind.APP, "", 100));

    assertThat(found().get(0).highPerRequest()).isEqualTo(100 * MILLI);
  }

  /** Recordings ran for a third of the own time of a hundred requests of 60 ms. */
  private void watchedForAThird(long seenIn) {
    views.own =
        new OwnStats.View(
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            0,
            6_000 * MILLI,
            2_000 * MILLI);
    Seen sleep = Views.waiting(Kind.SLEEP, "Thread.sleep", 50);
    sleep.requests = seenIn;
    views.endpoint("GET /poll", 60, sleep, Views.waiting(Kind.APP, "", 40));
  }

  @Test
  void sleepOfWhichAPartWasSeen_isAsLongForEachRequest() {
    watchedForAThird(33);

    Finding finding = found().get(0);
    assertThat(finding.requests()).isEqualTo(99);
    assertThat(finding.evidence().get(1)).startsWith("50.0 ms of each request");
    assertThat(finding.shareOfEndpoint()).isEqualTo(0.825);
  }

  @Test
  void extrapolatedRequests_areNoEvidence() {
    watchedForAThird(29);
    assertThat(found()).isEmpty();
  }

  @Test
  void shortSleep_isNotNamed() {
    views.endpoint("GET /poll", 20, Views.waiting(Kind.SLEEP, "Thread.sleep", 9));
    assertThat(found()).isEmpty();
  }

  @Test
  void delayOfATask_isNoSleep() {
    views.endpoint("GET /later", 60, Views.waiting(Kind.SLEEP, "(unknown)", 50));
    assertThat(found()).isEmpty();
  }
}
