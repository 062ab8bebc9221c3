package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.example.bench.Scenario;
import org.example.bench.Truth;
import org.example.bench.scenario.Scenarios;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkersTest {
  @ParameterizedTest
  @EnumSource(Scenarios.class)
  void everyCulprit_isMarkedInTheSource(Scenarios planned) throws Exception {
    Scenario scenario = planned.draw(1);
    for (Truth truth : scenario.truths()) {
      assertThat(Markers.places(Path.of(""), scenario, truth).isEmpty())
          .isEqualTo(truth.marker().isEmpty());
    }
    assertThat(scenario.truths().isEmpty()).isEqualTo(planned.isClean());
  }

  @ParameterizedTest
  @EnumSource(Scenarios.class)
  void sameSeed_drawsTheSame_andAnotherDoesNot(Scenarios planned) {
    assertThat(planned.draw(4).load()).isEqualTo(planned.draw(4).load());
    assertThat(planned.draw(4).load()).isNotEqualTo(planned.draw(5).load());
  }
}
