package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.narrows.accuracy.Outcome.Match;
import java.util.List;
import org.example.bench.Scenario;
import org.example.bench.Truth;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.stubs.Journal;

class JudgeTest {
  private static final LargeParts NOTHING = new LargeParts(List.of());
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final Scenario scenario = Scenarios.S1.draw(1);
  private final Outcome outcome = outcome(Scenarios.S1, scenario);
  private final Judge judge = new Judge(scenario, outcome);
  private final Match match = outcome.matches.get(0);

  private static Outcome outcome(Scenarios planned, Scenario scenario) {
    Outcome outcome = new Outcome(planned, 1);
    for (Truth truth : scenario.truths()) {
      outcome.matches.add(new Match(truth.type(), List.of()));
    }
    return outcome;
  }

  private static Report report(Scenario scenario, String... findings) throws Exception {
    String json =
        """
        {"endpoints": [{"name": "GET %s", "latency": {"count": 100}}], "findings": [%s]}
        """;
    return new Report(
        new ObjectMapper().readTree(json.formatted(scenario.path(), String.join(",", findings))));
  }

  private static String finding(Scenario scenario, String severity, String type, String text) {
    return """
        {"id": "%s", "type": "%s", "severity": "%s", "endpoint": "GET %s", "signature": "%s",
         "sites": [], "requests": 100, "savesAtLeastMillis": 20, "savesAtMostMillis": 30}"""
        .formatted(type, type, severity, scenario.path(), text);
  }

  private static String planted(Scenario scenario, int number) {
    Truth truth = scenario.truths().get(number);
    return finding(scenario, "major", truth.type(), truth.signatures().get(0));
  }

  @Test
  void measuredGain_isCoveredWhereItsIntervalMeetsThePrediction() throws Exception {
    judge.said(report(scenario, planted(scenario, 0)));
    judge.saved(new Interval(17, 4));

    assertThat(match.isGainJudged).isTrue();
    assertThat(match.isCovered).isTrue();
    assertThat(match.unmeasured).isNull();
  }

  @Test
  void gainOfWhichAPartIsNotKnown_isNotCovered() throws Exception {
    judge.said(report(scenario, planted(scenario, 0)));
    judge.saved(new Interval(25, INFINITE));

    assertThat(match.isGainJudged).isFalse();
    assertThat(match.isCovered).isFalse();
    assertThat(outcome.said()).contains("gain not measured: a part of the time has no answers");
  }

  @Test
  void gainThatMayBeZero_isNotCovered() throws Exception {
    judge.said(report(scenario, planted(scenario, 0)));
    judge.saved(new Interval(25, 25));

    assertThat(match.isGainJudged).isFalse();
    assertThat(match.isCovered).isFalse();
    assertThat(outcome.said()).contains("gain not measured: it may be zero");
  }

  @Test
  void predictionBesideAGainThatMayBeZero_isStillWrong() throws Exception {
    judge.said(report(scenario, planted(scenario, 0)));
    judge.saved(new Interval(5, 10));

    assertThat(match.isGainJudged).isTrue();
    assertThat(match.isCovered).isFalse();
  }

  @Test
  void firstFinding_isRememberedByItsType() throws Exception {
    judge.said(report(scenario, planted(scenario, 0)));

    assertThat(outcome.isFirst).isTrue();
    assertThat(outcome.firstType).isEqualTo("n_plus_one_query");
  }

  @Test
  void whatWasPlanted_isStillThereOnTheFixedVariant() throws Exception {
    judge.fixed(report(scenario, planted(scenario, 0)), NOTHING, 0);

    assertThat(outcome.stillThere).hasSize(1);
    assertThat(outcome.wrong).isEmpty();
  }

  @Test
  void anythingElseOnTheFixedVariant_isWrong() throws Exception {
    judge.fixed(report(scenario, finding(scenario, "major", "chatty_endpoint", "")), NOTHING, 0);

    assertThat(outcome.wrong).containsExactly("fixed: major chatty_endpoint '' at :-1");
    assertThat(outcome.fixedMajors).isEqualTo(1);
    assertThat(outcome.isAsWanted()).isFalse();
  }

  @Test
  void minorFindingOnTheFixedVariant_isWrongAndNotMajor() throws Exception {
    judge.fixed(
        report(
            scenario,
            finding(scenario, "minor", "chatty_endpoint", ""),
            finding(scenario, "info", "large_fetch", "SELECT 1")),
        NOTHING,
        0);

    assertThat(outcome.wrong).hasSize(1);
    assertThat(outcome.fixedMajors).isZero();
  }

  @Test
  void fullMachine_isTrueOfTheFixedVariantOnlyWhereItIsFull() throws Exception {
    Report full = report(scenario, finding(scenario, "major", "cpu_saturation", ""));
    judge.fixed(full, NOTHING, 0.9);
    assertThat(outcome.wrong).isEmpty();

    judge.fixed(full, NOTHING, 0.5);
    assertThat(outcome.wrong).hasSize(1);
  }

  @Test
  void operationThatIsALargePartOfWhatIsLeft_isRightlySaidOfTheFixedVariant() throws Exception {
    LargeParts largeParts =
        new LargeParts(
            List.of(
                new Journal.Entry("request", "all", "worker", 0, 100),
                new Journal.Entry("http_wait", "/bulk", "worker", 0, 60),
                new Journal.Entry("db_exec", "SELECT 1", "worker", 60, 89),
                new Journal.Entry("db_exec", "SELECT 2", "audit", 0, 100)));
    Report report =
        report(
            scenario,
            finding(scenario, "major", "slow_dependency", "GET /bulk/{}"),
            finding(scenario, "major", "slow_query", "SELECT 1"),
            finding(scenario, "major", "slow_query", "SELECT 2"),
            finding(scenario, "major", "large_payload", "GET /bulk/{}"));
    judge.fixed(report, largeParts, 0);

    assertThat(outcome.wrong)
        .containsExactly(
            "fixed: major slow_query 'SELECT 1' at :-1",
            "fixed: major slow_query 'SELECT 2' at :-1",
            "fixed: major large_payload 'GET /bulk/{}' at :-1");
  }

  @Test
  void whatStays_isRightlySaidOfTheFixedVariant() throws Exception {
    Scenario stays = Scenarios.S16.draw(1);
    Outcome of = outcome(Scenarios.S16, stays);
    new Judge(stays, of).fixed(report(stays, planted(stays, 0), planted(stays, 1)), NOTHING, 0);

    assertThat(of.wrong).isEmpty();
    assertThat(of.stillThere).hasSize(1).allMatch(each -> each.contains("saturated"));
  }

  @Test
  void findingWhoseGainAloneIsNotKnown_isStillThereOnTheFixedVariant() throws Exception {
    Scenario leak = Scenarios.S21.draw(1);
    Outcome of = outcome(Scenarios.S21, leak);
    new Judge(leak, of).fixed(report(leak, planted(leak, 0)), NOTHING, 0);

    assertThat(of.stillThere).hasSize(1);
  }

  @Test
  void whatIsTrueBesideThePlanted_isWrongOfTheFixedVariant() throws Exception {
    Scenario also = Scenarios.S18.draw(1);
    Outcome of = outcome(Scenarios.S18, also);
    Judge both = new Judge(also, of);
    Report report = report(also, finding(also, "major", also.alsoTrue().get(0), ""));
    both.said(report);
    assertThat(of.wrong).isEmpty();

    both.fixed(report, NOTHING, 0);
    assertThat(of.wrong).hasSize(1);
  }

  @Test
  void plantedFindingThatIsInfoOnly_isNeitherFoundNorFirstNorDetected() throws Exception {
    Report info = report(scenario, planted(scenario, 0).replace("major", "info"));
    judge.seen(info.findings(), 3);
    judge.said(info);

    assertThat(match.found).isNull();
    assertThat(outcome.isFirst).isFalse();
    assertThat(match.seconds).isNaN();
  }

  @Test
  void plantedFindingThatBecomesMinor_isDetectedThen() throws Exception {
    judge.seen(report(scenario, planted(scenario, 0).replace("major", "info")).findings(), 3);
    judge.seen(report(scenario, planted(scenario, 0).replace("major", "minor")).findings(), 5);
    judge.seen(report(scenario, planted(scenario, 0)).findings(), 7);

    assertThat(match.seconds).isEqualTo(5);
  }

  @Test
  void consequence_isExcusedByWhatWasPlantedOnly() throws Exception {
    Scenario also = Scenarios.S18.draw(1);
    String beside = also.alsoTrue().get(0);
    String follows = finding(also, "minor", "chatty_endpoint", "");
    Outcome ofPlanted = outcome(Scenarios.S18, also);
    String cause = also.truths().get(0).type();
    new Judge(also, ofPlanted).said(report(also, planted(also, 0), under(cause, follows)));
    assertThat(ofPlanted.wrong).isEmpty();

    Outcome ofOther = outcome(Scenarios.S18, also);
    new Judge(also, ofOther)
        .said(report(also, finding(also, "minor", beside, ""), under(beside, follows)));
    assertThat(ofOther.wrong).hasSize(1).allMatch(each -> each.contains("chatty_endpoint"));
  }

  private static String under(String cause, String finding) {
    return finding.replaceFirst("\\{", "{\"cause\": \"" + cause + "\", ");
  }
}
