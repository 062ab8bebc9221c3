package io.narrows.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachingTest {
  @Test
  void processOfAnotherUser_isLeftToThatUser() {
    assertThat(Attaching.unreadable(12, "shop", "root"))
        .isEqualTo("process 12 belongs to shop: run this as shop");
  }

  @Test
  void processOfOnesOwnThatIsKeptSecret_isNotSaidToBeAnothers() {
    assertThat(Attaching.unreadable(1, "root", "root"))
        .isEqualTo("/proc/1/maps may not be read, so whether it is a JVM is not known");
  }
}
