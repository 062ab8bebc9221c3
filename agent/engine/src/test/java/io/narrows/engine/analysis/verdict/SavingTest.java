package io.narrows.engine.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SavingTest {
  private static final long MILLI = 1_000_000;

  private static String sentence(long lowMillis, long highMillis) {
    return new Saving(lowMillis * MILLI, highMillis * MILLI).sentence();
  }

  @Test
  void range_isSaidNoMorePreciselyThanItIsKnown() {
    assertThat(sentence(186, 305)).isEqualTo("a fix saves 190 ms to 310 ms a request");
    assertThat(sentence(0, 44)).isEqualTo("a fix saves up to 44 ms a request");
    assertThat(sentence(7, 7)).isEqualTo("a fix saves 7 ms a request");
  }

  @Test
  void whatCostsNoTimeYet_isNoSaving() {
    assertThat(sentence(0, 0)).isEqualTo("no request is slower for it yet");
  }

  @Test
  void whole_isNamedWhereItIsGiven() {
    assertThat(new Saving(0, 44 * MILLI).sentence("of the 90 ms of a request"))
        .isEqualTo("a fix saves up to 44 ms of the 90 ms of a request");
  }
}
