package io.narrows.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PremainTest {
  @Test
  void feature_readsOldAndNewSpecifications() {
    assertThat(Premain.feature("1.8")).isEqualTo(8);
    assertThat(Premain.feature("11")).isEqualTo(11);
    assertThat(Premain.feature("25")).isEqualTo(25);
    assertThat(Premain.feature("")).isZero();
  }

  @Test
  void refusal_onThisJvm_isNone() {
    assertThat(Premain.refusal()).isNull();
  }

  @Test
  void refusal_onAnOldJvm_saysWhatIsNeeded() {
    String version = System.setProperty("java.specification.version", "1.8");
    try {
      assertThat(Premain.refusal())
          .isEqualTo("not started: it needs Java 17 or newer, and this is Java 8");
    } finally {
      System.setProperty("java.specification.version", version);
    }
  }

  @Test
  void refusal_onAnotherVm_namesIt() {
    String name = System.setProperty("java.vm.name", "Eclipse OpenJ9 VM");
    try {
      assertThat(Premain.refusal()).endsWith("and this is Eclipse OpenJ9 VM");
    } finally {
      System.setProperty("java.vm.name", name);
    }
  }
}
