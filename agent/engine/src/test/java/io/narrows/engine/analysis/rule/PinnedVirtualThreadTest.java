package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.rule.Views.Seen;
import io.narrows.engine.analysis.verdict.Finding;
import io.narrows.engine.analysis.verdict.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinnedVirtualThreadTest {
  private static final String MOST = "All endpoints together pin 1.0 of 2 carriers on average";

  private final Views views = new Views();

  private static Seen pinned(double millis) {
    Seen seen = Views.waiting(Kind.LOCK, OwnStats.PINNED, millis);
    seen.onPath = 0;
    return seen;
  }

  /** Two endpoints with ten thousand requests each in a minute, on so many carriers. */
  private List<Finding> busy(int carriers, double millisOfOne, double millisOfOther) {
    Machine machine = new Machine();
    machine.carriers(carriers);
    views.machine = machine.view();
    views.requests = 10_000;
    views.endpoint("GET /quote", 100, many(millisOfOne));
    views.endpoint("GET /price", 100, many(millisOfOther));
    return views.judge(new PinnedVirtualThread());
  }

  private static Seen many(double millis) {
    Seen seen = pinned(millis);
    seen.requests = 10_000;
    return seen;
  }

  @Test
  void pinnedThread_isNamedThoughItsTimeIsThatOfSomethingElse() {
    views.endpoint("GET /quote", 100, pinned(40));

    Finding finding = views.judge(new PinnedVirtualThread()).get(0);
    assertThat(finding.title()).isEqualTo("GET /quote pins the carriers of its virtual threads");
    assertThat(finding.fix()).contains("JDK 24");
    assertThat(finding.highPerRequest()).isEqualTo(40 * Views.MILLI);
  }

  @Test
  void shortPins_areFine() {
    views.endpoint("GET /quote", 100, pinned(3));
    assertThat(views.judge(new PinnedVirtualThread())).isEmpty();
  }

  @Test
  void halfOfTheCarriers_areARiskThoughEachEndpointPinsLittle() {
    assertThat(busy(2, 4, 2))
        .hasSize(2)
        .allSatisfy(
            finding -> {
              assertThat(finding.evidence()).contains(MOST);
              assertThat(finding.severity()).isEqualTo(Severity.INFO);
            })
        .extracting(finding -> finding.endpoint().name())
        .containsExactlyInAnyOrder("GET /quote", "GET /price");
  }

  @Test
  void justBelowHalfOfTheCarriers_isFine() {
    assertThat(busy(2, 3.99, 2)).isEmpty();
  }

  @Test
  void carriersThatAreNotKnown_areNotJudged() {
    assertThat(busy(0, 4, 2)).isEmpty();
  }

  @Test
  void endpointThatPinsMuch_isSaidOnceAndNotAsARisk() {
    List<Finding> found = busy(20, 55, 7);
    assertThat(found)
        .extracting(finding -> finding.endpoint().name())
        .containsExactlyInAnyOrder("GET /quote", "GET /price");
    assertThat(found.get(0).severity()).isEqualTo(Severity.MAJOR);
    assertThat(found.get(0).evidence())
        .contains("All endpoints together pin 10.3 of 20 carriers on average");
  }

  @Test
  void endpointThatIsHardlyAPartOfIt_isNotSaid() {
    assertThat(busy(2, 6, 0.1))
        .extracting(finding -> finding.endpoint().name())
        .containsExactly("GET /quote");
  }
}
