package io.narrows.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.instrumentation.planted.Unlawful;
import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceLawTest {
  @Test
  void everyAdvice_isATranslator() {
    List<String> violations = new ArrayList<>();
    int seen = 0;
    for (Instrumentation instrumentation : Instrumentations.all()) {
      for (Weave weave : instrumentation.weaves()) {
        for (Class<?> advice : weave.adviceClasses()) {
          violations.addAll(AdviceLaw.violations(advice));
          seen++;
        }
      }
    }
    assertThat(seen).isPositive();
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Unlawful.Unsuppressed.class,
        Unlawful.CallsOurLoader.class,
        Unlawful.TwoStatements.class,
        Unlawful.Concatenates.class,
        Unlawful.Loops.class,
        Unlawful.Empty.class
      })
  void law_failsOnAPlantedViolation(Class<?> planted) {
    assertThat(AdviceLaw.violations(planted)).isNotEmpty();
  }

  @Test
  void instrumentations_haveDistinctNames() {
    assertThat(Instrumentations.all()).extracting(Instrumentation::name).doesNotHaveDuplicates();
  }
}
