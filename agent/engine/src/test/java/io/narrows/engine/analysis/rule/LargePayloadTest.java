package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Bodies;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.verdict.Confidence;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Judge;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargePayloadTest {
  private final Views views = new Views();

  private List<Finding> found(Outgoing calls, double waitMillis, double bodyMillis) {
    views.endpoint(
        "GET /file",
        400,
        calls.of(Outgoing.call(1, waitMillis)),
        Outgoing.part(Kind.HTTP_BODY, bodyMillis));
    return views.judge(new LargePayload());
  }

  private static Outgoing received(long bytes) {
    Outgoing calls = new Outgoing();
    calls.received = Outgoing.bytes(100, bytes);
    return calls;
  }

  @Test
  void largeAnswer_isNamedWithItsSize() {
    Finding finding = found(received(2_400_000), 20, 180).get(0);

    assertThat(finding.type()).isEqualTo("large_payload");
    assertThat(finding.title())
        .isEqualTo("GET /file reads 2.4 MB with each call of inventory:8080");
    assertThat(finding.highPerRequest())
        .as("the body, and all of what is before it as that is less")
        .isEqualTo(200 * Views.MILLI);
    assertThat(finding.evidence())
        .contains(
            "Until the answer begins: 20.0 ms. For its body: 180 ms of each request, 45 % of the"
                + " endpoint's time");
  }

  private List<Finding> foundByAll(double millis, double waitMillis, double bodyMillis) {
    views.endpoint(
        "GET /file",
        millis,
        received(350_000).of(Outgoing.call(1, waitMillis)),
        Outgoing.part(Kind.HTTP_BODY, bodyMillis));
    return views.judge();
  }

  @Test
  void largeAnswerThatIsLongInComing_isNotSlowForItsSize() {
    List<Finding> found = foundByAll(2_100, 2_000, 2);

    assertThat(found).extracting(Finding::type).containsExactly("slow_dependency");
    assertThat(found.get(0).highPerRequest()).isEqualTo(2_002 * Views.MILLI);
  }

  @Test
  void largeAnswerThatIsLongInComingAndInReading_isBoth() {
    List<Finding> found = foundByAll(700, 500, 150);

    assertThat(found).extracting(Finding::type).containsExactly("slow_dependency", "large_payload");
    assertThat(found.get(1).highPerRequest())
        .as("the body, and as much again of what is before it")
        .isEqualTo(300 * Views.MILLI);
  }

  @Test
  void largeAnswerThatIsMostlyRead_isNoSlowDependencyToo() {
    assertThat(foundByAll(400, 20, 180)).extracting(Finding::type).containsExactly("large_payload");
  }

  @Test
  void largeAnswerOfWhichTheReadingWasNotSeen_isNoEvidence() {
    views.endpoint("GET /file", 400, received(2_400_000).of(Outgoing.call(1, 200)));
    assertThat(views.judge(new LargePayload())).isEmpty();
  }

  @Test
  void largeQuestion_isSent() {
    Outgoing calls = new Outgoing();
    calls.sent = Outgoing.bytes(100, 500_000);
    assertThat(found(calls, 150, 0).get(0).title())
        .isEqualTo("GET /file sends 500 kB with each call of inventory:8080");
  }

  @Test
  void smallAnswer_isNot() {
    assertThat(found(received(200_000), 20, 180)).isEmpty();
  }

  @Test
  void largeAnswerThatIsQuick_isFine() {
    assertThat(found(received(2_400_000), 5, 20)).isEmpty();
  }

  /** An endpoint with bodies of this size, so many of whose 200 samples were in Jackson. */
  private List<Finding> served(long sentBytes, long receivedBytes, int inJson) {
    OwnStats own = Code.running(200, inJson, Code.line("list", 41), OwnStats.JSON);
    for (int i = 0; i < inJson; i++) {
      own.serialising();
    }
    views.own = own.view(0);
    views.bodies =
        new Bodies.View(Outgoing.bytes(100, sentBytes), Outgoing.bytes(100, receivedBytes));
    views.endpoint("GET /offers", 200);
    return views.judge(new LargePayload());
  }

  @Test
  void largeAnswerThatIsMadeForLong_isNamedWithItsSizeAndItsCost() {
    Finding finding = served(2_400_000, 200, 160).get(0);

    assertThat(finding.title()).isEqualTo("GET /offers answers with 2.4 MB");
    assertThat(finding.confidence()).isEqualTo(Confidence.SAMPLED);
    assertThat(finding.evidence())
        .contains(
            "2.4 MB on average, at most 2.4 MB, in 100 requests of which the size is known",
            "80 % of its computing is making or reading JSON or XML; by 200 samples between 74 %"
                + " and 85 %");
    assertThat(finding.gain().lowNanos()).isZero();
    assertThat(finding.gain().highNanos()).isEqualTo(Math.round(0.8 * 100 * 200e6));
  }

  @Test
  void largeRequestThatIsReadForLong_isNamed() {
    assertThat(served(200, 1_000_000, 160).get(0).title()).isEqualTo("GET /offers is sent 1.0 MB");
  }

  @Test
  void smallBodies_areNotTheReason() {
    assertThat(served(200_000, 200_000, 160)).isEmpty();
  }

  @Test
  void fewLargeAnswersAmongManyEmptyOnes_areNoEvidence() {
    served(2_400_000, 200, 160);
    views.endpoints.clear();
    views.bodies = new Bodies.View(Outgoing.bytes(29, 2_400_000), Outgoing.bytes(0, 0));
    views.endpoint("GET /offers", 200);
    assertThat(views.judge(new LargePayload())).isEmpty();
  }

  @Test
  void largeAnswerThatCostsLittle_isFine() {
    assertThat(served(2_400_000, 200, 12)).isEmpty();
  }

  @Test
  void largeAnswerOfWhichNothingWasSampled_isNoEvidence() {
    views.bodies = new Bodies.View(Outgoing.bytes(100, 2_400_000), Outgoing.bytes(0, 0));
    views.endpoint("GET /offers", 200);
    assertThat(views.judge(new LargePayload())).isEmpty();
  }

  @Test
  void hotMethodThatConvertsIt_standsUnderIt() {
    served(2_400_000, 200, 160);
    List<Finding> all =
        new Judge(List.of(new LargePayload(), new HotMethod())).judge(views.scene());

    assertThat(all).extracting(Finding::type).containsExactly("large_payload", "hot_method");
    assertThat(all.get(0).effects()).containsExactly(all.get(1).id());
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }
}
