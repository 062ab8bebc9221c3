package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Prominence;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowDependencyTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new SlowDependency());
  }

  @Test
  void dominantCall_isNamedWithHowOftenAndHowMuch() {
    Seen call = Outgoing.call(1, 90);
    call.p95Millis = 140;
    call.prominence = new Prominence(83, 83 * 0.61);
    views.endpoint("GET /pay", 150, call);

    Finding finding = found().get(0);
    assertThat(finding.type()).isEqualTo("slow_dependency");
    assertThat(finding.title()).isEqualTo("GET /pay waits for inventory:8080");
    assertThat(finding.evidence())
        .contains("GET /stock/{} answers in 90.0 ms on average, p95 140 ms")
        .contains("It is the largest part of 83 % of the requests, and then 61 % of their time");
    assertThat(finding.gain().lowNanos()).isZero();
    assertThat(finding.highPerRequest()).isEqualTo(90 * Views.MILLI);
  }

  @Test
  void partsOfTheCall_areTold() {
    Seen body = Outgoing.part(Kind.HTTP_BODY, 60);
    Seen lease = Outgoing.part(Kind.HTTP_LEASE, 10);
    views.endpoint("GET /file", 120, Outgoing.call(1, 30), body, lease);

    Finding finding = found().get(0);
    assertThat(finding.highPerRequest()).isEqualTo(100 * Views.MILLI);
    assertThat(finding.evidence())
        .contains(
            "10 % of it is for a connection, 30 % until the answer begins, 60 % for its body");
  }

  @Test
  void smallPart_isNotNamed() {
    views.endpoint("GET /pay", 400, Outgoing.call(1, 90));
    assertThat(found()).isEmpty();
  }

  @Test
  void waitsForAThread_areNotWhatTheCallIsComparedWith() {
    // 90 of 400 ms, but of the 180 ms in which the request is served it is half.
    views.endpoint(
        "GET /pay", 400, Views.waiting(Kind.QUEUE, "workers", 220), Outgoing.call(1, 90));
    assertThat(found()).hasSize(1);
  }

  @Test
  void repeatedCall_isAnotherKind() {
    views.endpoint("GET /pay", 400, Outgoing.call(15, 20));
    assertThat(found()).isEmpty();
  }

  @Test
  void manyCallsAtOnce_waitForTheDependency() {
    Outgoing calls = new Outgoing();
    calls.overlapping = 14 * Views.REQUESTS;
    views.endpoint("GET /pay", 400, calls.of(Outgoing.call(15, 20)));
    assertThat(found()).hasSize(1);
  }

  private List<Finding> besideOthers(long largest) {
    Seen call = Outgoing.call(1, 90);
    call.onPath = 0.4;
    call.prominence = new Prominence(largest, largest * 0.9);
    views.endpoint("GET /offers", 100, call);
    return found();
  }

  @Test
  void callBesideOthersThatIsOftenTheLongest_isNamed() {
    assertThat(besideOthers(45)).hasSize(1);
  }

  @Test
  void callBesideOthersThatIsTheLongestByChance_isNotNamed() {
    assertThat(besideOthers(36)).isEmpty();
  }

  @Test
  void smallerPartElsewhere_isNotSaid() {
    views.endpoint("GET /offers", 200, Outgoing.call(1, 150));
    views.endpoint("GET /other", 200, Outgoing.call(1, 40));
    assertThat(views.judge())
        .extracting(finding -> finding.type() + " " + finding.endpoint().name())
        .containsExactly("slow_dependency GET /offers");
  }
}
