package io.narrows.engine.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassLinesTest {
  private final ClassLines lines = new ClassLines(ClassLinesTest.class.getClassLoader());

  /** A constructor's first instruction is on the line of its head, and a method's on its first. */
  private static int number(long wide, double wider) {
    return new Throwable().getStackTrace()[0].getLineNumber();
  }

  @Test
  void line_isThatOfTheTable() {
    String name = ClassLinesTest.class.getName();
    assertThat(lines.line(name, "number", "(JD)I", 0)).isEqualTo(number(1, 2));
    assertThat(lines.line(name, "number", "(JD)I", 9)).isEqualTo(number(1, 2));
  }

  @Test
  void whatIsNotThere_isNotKnown() {
    String name = ClassLinesTest.class.getName();
    assertThat(lines.line(name, "number", "()V", 0)).isEqualTo(-1);
    assertThat(lines.line(name, "missing", "()V", 0)).isEqualTo(-1);
    assertThat(lines.line("com.acme.Missing", "run", "()V", 0)).isEqualTo(-1);
  }
}
