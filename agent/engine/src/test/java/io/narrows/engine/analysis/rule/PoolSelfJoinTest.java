package io.narrows.engine.analysis.rule;

import static io.narrows.engine.analysis.rule.Views.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Endpoint;
import io.narrows.engine.analysis.WorkView.SelfJoinView;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.recording.Request;
import io.narrows.engine.site.CallSite;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolSelfJoinTest {
  private static final Endpoint LABELS = new Endpoint(Request.Root.SERVER, "POST /labels");
  private static final CallSite SITE =
      new CallSite(1, "com.example.Labels", "print", "Labels.java", 31, null);

  private final Views views = new Views();

  private List<Finding> found(SelfJoinView joins) {
    Workers workers = new Workers();
    workers.ownSubmits = 40;
    workers.selfJoins = joins;
    views.executors.add(Views.resource("labels", 4, 40, 80, 29).doing(workers.view()));
    return views.judge(new PoolSelfJoin());
  }

  @Test
  void standstill_isSaidAtOnceAlsoWhereNoRequestEverEnded() {
    Finding finding = found(new SelfJoinView(4, 4, 0, 1, true, LABELS, SITE)).get(0);

    assertThat(finding.type()).isEqualTo("pool_self_join");
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.endpoint()).isEqualTo(LABELS);
    assertThat(finding.title())
        .isEqualTo("All threads of executor labels wait for tasks that stand in its own queue");
    assertThat(finding.evidence()).contains("They wait now, and no task of it ends");
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Labels.java:31");
    assertThat(finding.impact()).isEqualTo(1);
  }

  @Test
  void standstill_standsBeforeEverythingElse() {
    views.endpoint("GET /pay", 150, Outgoing.call(1, 90));
    found(new SelfJoinView(4, 4, 0, 1, false, null, null));
    assertThat(views.judge())
        .extracting(Finding::type)
        .containsExactly("pool_self_join", "slow_dependency");
  }

  @Test
  void standstill_isWhyEverybodyWaitsForItsThreads() {
    views.endpoint("POST /labels", 100, waiting(Kind.QUEUE, "labels", 80));
    views.endpoint("GET /label", 100, waiting(Kind.QUEUE, "labels", 80));
    found(new SelfJoinView(4, 4, 0, 1, false, LABELS, SITE));
    List<Finding> all = views.judge();
    assertThat(all)
        .extracting(Finding::type)
        .containsExactly("pool_self_join", "executor_queue", "executor_queue");
    assertThat(all)
        .extracting(Finding::cause)
        .containsExactly(null, all.get(0).id(), all.get(0).id());
  }

  @Test
  void waitsInAFullExecutor_areARisk() {
    views.endpoint("POST /labels", 100);
    Finding finding =
        found(new SelfJoinView(400, 120, 9_000 * Views.MILLI, 0, false, LABELS, SITE)).get(0);

    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.evidence()).anyMatch(line -> line.startsWith("120 of 400 such waits"));
  }

  @Test
  void risk_isSaidWithTheTimeThatItReallyTakes() {
    views.endpoint("POST /labels", 100);
    Finding finding =
        found(new SelfJoinView(400, 120, 10 * Views.MILLI, 0, false, LABELS, SITE)).get(0);

    assertThat(finding.shareOfEndpoint()).isEqualTo(0.001);
    assertThat(finding.requests()).isEqualTo(120);
    assertThat(finding.gain().highNanos()).isEqualTo(10 * Views.MILLI);
  }

  @Test
  void threadsThatWaitAtTheSameTime_areOneWaitOfTheirRequest() {
    views.endpoint("POST /labels", 100, waiting(Kind.QUEUE, "labels", 80));
    Finding finding =
        found(new SelfJoinView(400, 4, 32_000 * Views.MILLI, 1, false, LABELS, SITE)).get(0);

    assertThat(finding.gain().highNanos()).isEqualTo(100 * 80 * Views.MILLI);
    assertThat(finding.shareOfEndpoint()).isLessThanOrEqualTo(1);
  }

  @Test
  void risk_ofWhichNoRequestHasEnded_isNotYetSaid() {
    assertThat(found(new SelfJoinView(400, 120, 10 * Views.MILLI, 0, false, LABELS, SITE)))
        .isEmpty();
  }

  @Test
  void waitsWithRoomLeft_areNone() {
    views.endpoint("POST /labels", 100);
    assertThat(found(new SelfJoinView(400, 0, 9_000, 0, false, LABELS, SITE))).isEmpty();
  }
}
