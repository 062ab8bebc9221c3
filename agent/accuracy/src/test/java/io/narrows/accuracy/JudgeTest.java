package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.narrows.accuracy.Outcome.Match;
import java.util.List;
import org.example.bench.Scenario;
import org.example.bench.Truth;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class JudgeTest {
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
}
