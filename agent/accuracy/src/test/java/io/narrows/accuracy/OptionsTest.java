package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final Path HOME = Path.of("somewhere");

  @Test
  void nothingGiven_meansAllScenariosAndFiveSeeds() throws Exception {
    Options options = Options.parse(HOME, List.of());

    assertThat(options.scenarios()).containsExactly(Scenarios.values());
    assertThat(options.seeds()).containsExactly(801L, 802L, 803L, 804L, 805L);
  }

  @Test
  void allThatIsUsual_isDoneBeforeItIsCutOff() throws Exception {
    Options usual = Options.parse(HOME, List.of());
    assertThat(Accuracy.seconds(usual)).isLessThan(usual.minutes() * 60);

    Options oneProcessor = Options.parse(HOME, List.of("--parallel", "2"));
    assertThat(Accuracy.seconds(oneProcessor)).isLessThan(oneProcessor.minutes() * 60);
  }

  @Test
  void scenarios_areNamedByNumberOrFinding() throws Exception {
    Options options = Options.parse(HOME, List.of("--scenario", "c1,slow_query", "--seeds", "7"));

    assertThat(options.scenarios()).containsExactly(Scenarios.C1, Scenarios.S4);
    assertThat(options.seeds()).containsExactly(7L);
  }

  @Test
  void furtherScenarios_areThoseAfterTheFirstTwenty() throws Exception {
    Options further = Options.parse(HOME, List.of("--scenario", "further"));

    assertThat(further.scenarios())
        .contains(Scenarios.S22)
        .doesNotContain(Scenarios.S21, Scenarios.C1);
  }

  @Test
  void tableOfAPart_isNotPublished() throws Exception {
    assertThat(Options.parse(HOME, List.of("--publish")).page()).isEqualTo(Table.PAGE);
    assertThat(Options.parse(HOME, List.of("--publish", "--what-if", "--scenario", "1")).page())
        .isEqualTo(WhatIfTable.PAGE);
    assertThatThrownBy(() -> Options.parse(HOME, List.of("--publish", "--scenario", "1")))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining("--publish wants all scenarios");
  }

  @ParameterizedTest
  @CsvSource({
    "--scenario, n_plus_two, there is none",
    "--seeds, 1..x, wanted are numbers",
    "--seeds, 5..1, that is none",
    "--seconds, soon, wanted is a number",
    "--seconds, 4, wanted is 5 to 600",
    "--parallel, 9, wanted is 1 to 8",
    "--parallel, --publish, wants a value",
    "--sedes, 1, unknown or twice: --sedes"
  })
  void wrongOption_isRefusedWithAReason(String name, String value, String reason) {
    assertThatThrownBy(() -> Options.parse(HOME, List.of(name, value)))
        .isInstanceOf(WrongUse.class)
        .hasMessageContaining(reason);
  }
}
