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
  void failedRun_isNotJudgedButNamed() {
    Outcome failed = new Outcome(Scenarios.S1, 3);
    failed.failure = "it did not start";

    assertThat(value("Recall", found(1), failed)).isEqualTo("1.00 (1 of 1)");
    assertThat(Table.of(List.of(found(1), failed), "how"))
        .contains("* 1, seed 3: FAILED: it did not start")
        .doesNotContain("* 1, seed 1");
  }

  @Test
  void cleanScenariosAlone_missNoTargetOfWhatIsPlanted() {
    assertThat(value("Recall", new Outcome(Scenarios.C1, 1))).isEqualTo("nothing to judge");
    assertThat(Table.of(List.of(new Outcome(Scenarios.C1, 1)), "how"))
        .contains("| Recall, severity minor or above | nothing to judge |  |  |");
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
    outcome.isFirst = true;
    return outcome;
  }

  private static Outcome missed(long seed) {
    Outcome outcome = new Outcome(Scenarios.S1, seed);
    outcome.matches.add(new Outcome.Match("n_plus_one_query", List.of("A.java:7")));
    return outcome;
  }
}
