package io.narrows.engine.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.analysis.Machine;
import io.narrows.engine.analysis.OwnStats;
import io.narrows.engine.analysis.OwnStats.Hot;
import io.narrows.engine.analysis.Units;
import io.narrows.engine.analysis.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExceptionStormTest {
  private final Views views = new Views();

  private List<Finding> found() {
    return views.judge(new ExceptionStorm());
  }

  private void endpoint(long there) {
    views.own =
        Code.running(200, there, Code.line("parse", 12), OwnStats.MAKING_EXCEPTIONS).view(0);
    views.endpoint("POST /import", 100);
  }

  @Test
  void exceptions_areNamedWithWhereTheyAreMade() {
    endpoint(80);

    Finding finding = found().get(0);
    assertThat(finding.title()).isEqualTo("POST /import makes exceptions all the time");
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Offers.java:12");
    assertThat(finding.evidence().get(0)).startsWith("40 % of its processor time");
  }

  /** Samples see what is computed outside the JVM: of 200, so many where exceptions are thrown. */
  private void lookedAt(int making, int elsewhere, int throwing) {
    OwnStats own = Code.running(200, throwing, Code.line("parse", 14), "");
    for (int i = 0; i < making; i++) {
      own.lookedAt(new Hot(Code.line("parse", 12), OwnStats.MAKING_EXCEPTIONS));
    }
    for (int i = 0; i < elsewhere; i++) {
      own.lookedAt(i % 2 == 0 ? null : new Hot(Code.line("other", 3), ""));
    }
    views.own = own.view(0);
    views.endpoint("POST /import", 100);
  }

  @Test
  void looks_areBelievedBeforeSamplesThatSeeNothingInsideTheJvm() {
    lookedAt(120, 80, 0);

    Finding finding = found().get(0);
    assertThat(finding.sites().get(0).site().location()).isEqualTo("Offers.java:12");
    assertThat(finding.evidence().get(0))
        .isEqualTo(
            "60 % of its processor time is spent on filling in stack traces; by 200 samples"
                + " between 53 % and 67 %");
  }

  @Test
  void whatThrowsAndCatches_mayBeSavedToo() {
    lookedAt(120, 80, 100);
    ExceptionStormTest onlyMaking = new ExceptionStormTest();
    onlyMaking.lookedAt(120, 80, 0);

    assertThat(found().get(0).gain().highNanos())
        .isGreaterThan(onlyMaking.found().get(0).gain().highNanos());
  }

  @Test
  void fewLooks_areNoEvidence() {
    lookedAt(29, 30, 200);
    assertThat(found()).isEmpty();
  }

  @Test
  void thirtyLooksThatSawIt_areEvidence() {
    lookedAt(30, 30, 200);
    assertThat(found().get(0).evidence().get(0)).contains("by 60 samples between 38 % and 62 %");
  }

  @Test
  void fewExceptions_areNormal() {
    endpoint(5);
    assertThat(found()).isEmpty();
  }

  @Test
  void manyInTheWholeJvm_matterWhereTheyCost() {
    Machine machine = new Machine();
    machine.exceptions(12_000, 2_000_000_000L);
    views.machine = machine.view();
    views.endpoint("GET /other", 100);
    assertThat(found()).isEmpty();
    endpoint(60);
    assertThat(found().get(0).evidence())
        .contains(Units.count(6_000) + " exceptions a second in the whole JVM");
  }

  @Test
  void sameSamples_areSaidOnce() {
    endpoint(150);
    List<Finding> all = views.judge();
    assertThat(all).extracting(Finding::type).containsExactly("exception_storm", "hot_method");
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }

  @Test
  void samplesOfTheMethodThatLooksSawMakingThem_areSaidOnce() {
    lookedAt(120, 80, 100);
    List<Finding> all = views.judge();
    assertThat(all).extracting(Finding::type).containsExactly("exception_storm", "hot_method");
    assertThat(all.get(1).cause()).isEqualTo(all.get(0).id());
  }

  @Test
  void otherMethod_isAFindingOfItsOwn() {
    OwnStats own = Code.running(200, 80, Code.line("parse", 12), OwnStats.MAKING_EXCEPTIONS);
    for (int i = 0; i < 150; i++) {
      own.running(new Hot(Code.line("price", 30), ""));
    }
    views.own = own.view(0);
    views.endpoint("POST /import", 100);

    List<Finding> all = views.judge();
    assertThat(all)
        .filteredOn(finding -> finding.title().contains("Offers.price"))
        .extracting(Finding::cause)
        .containsOnlyNulls()
        .hasSize(1);
    assertThat(all)
        .filteredOn(finding -> finding.title().contains("Offers.parse"))
        .extracting(Finding::cause)
        .doesNotContainNull()
        .hasSize(1);
  }
}
