package io.narrows.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The short form of the benchmark: what is found and what is not, but no times. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShortFormIT {
  private static final Path HOME = Path.of("").toAbsolutePath();

  @Test
  void planted_isFoundAtItsLine_andNothingElseIsSaid() throws Exception {
    Options options =
        Options.parse(
            HOME,
            List.of(
                "--scenario",
                "1,4,6,11,c1,c9",
                "--seeds",
                "2",
                "--seconds",
                "20",
                "--warm-up",
                "2",
                "--parallel",
                "3"));

    List<Outcome> outcomes = Accuracy.run(options);

    assertThat(outcomes).hasSize(6);
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.isBroken()).as(outcome.said()).isFalse();
              assertThat(outcome.isFound()).as(outcome.said()).isTrue();
              assertThat(outcome.matches).as(outcome.said()).allMatch(Outcome.Match::isAtPlace);
              assertThat(outcome.wrong).isEmpty();
              assertThat(outcome.stillThere).isEmpty();
              assertThat(outcome.isFixedJudged).isEqualTo(!outcome.scenario.isClean());
            });
  }
}
