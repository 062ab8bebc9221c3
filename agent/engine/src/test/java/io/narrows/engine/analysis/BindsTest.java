package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BindsTest {
  private final Binds binds = new Binds();

  @Test
  void equalExecutions_areRedundantButForTheShortest() {
    binds.add(7, 10);
    binds.add(7, 30);
    binds.add(7, 20);
    binds.add(8, 50);

    assertThat(binds.known()).isEqualTo(4);
    assertThat(binds.distinct()).isEqualTo(2);
    assertThat(binds.redundant()).isEqualTo(2);
    assertThat(binds.redundantNanos()).isEqualTo(50);
    assertThat(binds.mostEqual()).isEqualTo(3);
  }

  @Test
  void whatWasWrittenInBetween_makesItANewQuestionAndNoOtherValue() {
    binds.add(7, 10);
    binds.written();
    binds.add(7, 10);
    assertThat(binds.redundant()).isZero();
    assertThat(binds.distinct()).isEqualTo(1);
    binds.add(7, 10);
    assertThat(binds.redundant()).isEqualTo(1);
  }

  @Test
  void manyValues_areBoundedAndForgottenWithTheRequest() {
    for (int i = 1; i <= 5_000; i++) {
      binds.add(i * 0x9E3779B97F4A7C15L, 1);
    }
    assertThat(binds.distinct()).isEqualTo(Binds.LIMIT);
    assertThat(binds.redundant()).isZero();
    binds.clear();
    binds.add(0x9E3779B97F4A7C15L, 1);
    assertThat(binds.known()).isEqualTo(1);
    assertThat(binds.redundant()).isZero();
  }
}
