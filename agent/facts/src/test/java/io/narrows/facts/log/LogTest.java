package io.narrows.facts.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void error_repeated_isSaidOnceAndCounted() {
    Log log = new Log(Level.INFO, out);
    for (int i = 0; i < 5; i++) {
      log.error("cannot send");
    }

    assertThat(lines()).containsExactly("narrows: cannot send");
    assertThat(log.errors()).containsEntry("cannot send", 5);
  }

  @Test
  void error_withOtherNumbers_isTheSameError() {
    Log log = new Log(Level.INFO, out);
    log.error("cannot send 12 spans");
    log.error("cannot send 7 spans");

    assertThat(lines()).containsExactly("narrows: cannot send 12 spans");
    assertThat(log.errors()).containsOnly(entry("cannot send 12 spans", 2));
  }

  @Test
  void error_withCause_namesItAndItsPlaceOnOneLine() {
    new Log(Level.ERROR, out).error("drain goes on", new IllegalStateException("broken"));

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("narrows: drain goes on: java.lang.IllegalStateException: broken at ")
        .contains("LogTest.java:");
  }

  @Test
  void error_beyondTheBound_isCountedAsOther() {
    Log log = new Log(Level.INFO, out);
    for (int i = 0; i < Log.MAX_DISTINCT + 10; i++) {
      log.error("error " + "x".repeat(i));
    }

    assertThat(lines()).hasSize(Log.MAX_DISTINCT + 1);
    assertThat(log.errors()).containsEntry("other", 10);
  }

  @Test
  void level_decidesWhatIsSaid() {
    Log log = new Log(Level.OFF, out);
    log.error("an error");
    log.info("a fact");
    assertThat(lines()).isEmpty();

    log.level(Level.DEBUG);
    log.info("a fact");
    log.debug("a detail");
    assertThat(lines()).containsExactly("narrows: a fact", "narrows: a detail");
  }

  private String[] lines() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    return text.isEmpty() ? new String[0] : text.split("\n");
  }
}
