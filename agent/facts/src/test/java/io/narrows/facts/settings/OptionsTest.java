package io.narrows.facts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void all_haveADefaultThatIsAccepted() {
    for (Setting<?> setting : Options.all()) {
      String text = setting.defaultText();
      assertThat(text == null || setting.parse(text) != null).as(setting.name()).isTrue();
    }
  }

  @Test
  void all_areSaidInOneSentence() {
    for (Setting<?> setting : Options.all()) {
      assertThat(setting.sentence()).as(setting.name()).endsWith(".").hasSizeLessThan(100);
      assertThat(setting.accepted()).as(setting.name()).isNotEmpty();
    }
  }

  @Test
  void environmentName_isUpperCaseWithUnderscores() {
    assertThat(Options.SHUTDOWN_TIMEOUT.environmentName()).isEqualTo("NARROWS_SHUTDOWN_TIMEOUT");
  }
}
