package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class ScoresTest {
  @Test
  void missedFinding_lowersRecall() {
    assertThat(value("Recall", found(1), missed(2))).isEqualTo("0.50 (1 of 2)");
  }

  @Test
  void wrongFinding_lowersPrecision() {
    Outcome wrong = found(1);
    wrong.wrong.add("minor slow_query");

    assertThat(value("Precision", wrong)).isEqualTo("0.50 (1 of 2)");
  }

  @Test
  void whatIsWronglySaidOfTheFixedVariant_lowersPrecision() {
    Outcome wrong = found(1);
    wrong.stillThere.add("major n_plus_one_query");
    wrong.fixedMajors = 1;

    assertThat(value("Precision", wrong)).isEqualTo("0.50 (1 of 2)");
    assertThat(value("Other major findings on fixed", wrong)).isEqualTo("1");
  }

  @Test
  void majorOnACleanScenario_isCounted() {
    Outcome clean = new Outcome(Scenarios.C1, 1);
    clean.wrongMajor.add("major slow_query");

    assertThat(value("Major findings", clean, found(1))).isEqualTo("1");
  }

  @Test
  void anotherFirstFindingForAnotherSeed_isNotStable() {
    assertThat(value("Scenarios with the same", found(1), found(2))).isEqualTo("1 of 1");
    assertThat(value("Scenarios with the same", found(1), missed(2))).isEqualTo("0 of 1");
  }

  @Test
  void scenarioThatIsMissedForAllSeeds_isNotStable() {
    assertThat(value("Scenarios with the same", missed(1), missed(2))).isEqualTo("0 of 1");
  }

  @Test
  void otherOfTwoPlantedFindingsFirst_isNotStable() {
    Outcome other = found(2);
    other.firstType = "pool_exhausted";

    assertThat(value("Scenarios with the same", found(1), other)).isEqualTo("0 of 1");
  }

  @Test
  void failedRun_hasMissedWhatWasPlantedAndIsNamed() {
    Outcome failed = found(3);
    failed.fail(new IllegalStateException("it did not start"));

    assertThat(value("Recall", found(1), failed)).isEqualTo("0.50 (1 of 2)");
    assertThat(value("Top-1", found(1), failed)).isEqualTo("0.50 (1 of 2)");
    assertThat(value("Scenarios with the same", found(1), failed)).isEqualTo("0 of 1");
    assertThat(Table.of(List.of(found(1), failed), "how"))
        .contains("| 1 | n_plus_one_query | 1/2 | 1/2 |")
        .contains("* 1, seed 3: FAILED: java.lang.IllegalStateException: it did not start")
        .doesNotContain("* 1, seed 1");
  }

  @Test
  void failedRuns_areCountedApart() {
    Outcome failed = found(3);
    failed.fail(new IllegalStateException("it did not start"));
    Outcome half = found(2);
    half.failFixed(new IllegalStateException("it did not answer"));

    assertThat(Accuracy.runs(List.of(found(1)), 3)).isEqualTo("1 of 3 runs");
    assertThat(Accuracy.runs(List.of(failed, half), 3))
        .isEqualTo("2 of 3 runs (1 failed) (of 1 the fixed variant failed)");
  }

  @Test
  void fixedVariantThatFails_takesAwayNoVerdict() {
    Outcome failed = found(3);
    failed.failFixed(new IllegalStateException("it did not answer"));

    assertThat(value("Recall", found(1), failed)).isEqualTo("1.00 (2 of 2)");
    assertThat(value("Gains not measured", failed)).isEqualTo("1 as the fixed variant failed");
    assertThat(Table.of(List.of(found(1), failed), "how"))
        .contains("* 1, seed 3: found n_plus_one_query")
        .contains("FIXED VARIANT FAILED: java.lang.IllegalStateException: it did not answer");
  }

  @Test
  void cleanScenariosAlone_missNoTargetOfWhatIsPlanted() {
    assertThat(value("Recall", new Outcome(Scenarios.C1, 1))).isEqualTo("nothing to judge");
    assertThat(Table.of(List.of(new Outcome(Scenarios.C1, 1)), "how"))
        .contains("| Recall, severity minor or above | nothing to judge |  |  |");
  }

  @Test
  void gainThatIsNotMeasured_isCountedWithItsReasonAndNotAsCovered() {
    Outcome measured = found(1);
    measured.matches.get(0).judgeGain(new Interval(2, 1));
    Outcome mayBeZero = found(2);
    mayBeZero.matches.get(0).judgeGain(new Interval(2, 3));

    assertThat(value("Predicted gains that", measured, mayBeZero)).isEqualTo("1.00 (1 of 1)");
    assertThat(value("Gains not measured", measured, mayBeZero)).isEqualTo("1 as it may be zero");
    assertThat(value("Gains not measured", measured)).isEqualTo("0");
  }

  @Test
  void quickerCulpritWhoseSavingIsNotMeasured_isNotAsPredicted() {
    Outcome outcome = found(1);
    outcome.whatIfs.add(new Outcome.WhatIf(0.9, new Interval(20, 4), 21));
    outcome.whatIfs.add(new Outcome.WhatIf(0.9, new Interval(20, 30), 21));

    assertThat(WhatIfTable.of(List.of(outcome), "how"))
        .contains("As predicted, within 10 %: 1/1; not measured: 1.")
        .contains("| 20.0 ± 30.0 | not measured |");
  }

  private static String value(String name, Outcome... outcomes) {
    return new Scores(List.of(outcomes))
        .rows().stream()
            .filter(row -> row.name().startsWith(name))
            .map(Scores.Row::value)
            .findFirst()
            .orElseThrow();
  }

  private static Outcome found(long seed) {
    Outcome outcome = missed(seed);
    outcome.matches.get(0).found =
        new Report.Found(
            "id", "", "n_plus_one_query", "major", "GET /", "SELECT", "A.java", 7, 30, 1, 2);
    outcome.matches.get(0).lowMillis = 1;
    outcome.matches.get(0).highMillis = 2;
    outcome.isFirst = true;
    outcome.firstType = "n_plus_one_query";
    return outcome;
  }

  private static Outcome missed(long seed) {
    Outcome outcome = new Outcome(Scenarios.S1, seed);
    outcome.matches.add(new Outcome.Match("n_plus_one_query", List.of("A.java:7")));
    return outcome;
  }
}
