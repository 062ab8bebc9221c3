package io.narrows.facts.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TypeTest {
  @Test
  void span_readsUnits() {
    Type.Span span = new Type.Span();
    assertThat(span.parse("250")).isEqualTo(Duration.ofMillis(250));
    assertThat(span.parse("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThat(span.parse("3 s")).isEqualTo(Duration.ofSeconds(3));
    assertThat(span.parse("2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(span.parse("24h")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void span_refusesWhatIsNoTime() {
    Type.Span span = new Type.Span();
    for (String text : new String[] {"", "s", "-1s", "1.5s", "3 weeks", "25h", "99999999999"}) {
      assertThat(span.parse(text)).as(text).isNull();
    }
  }

  @Test
  void count_keepsItsBounds() {
    Type.Count count = new Type.Count(1, 8);
    assertThat(count.parse("8")).isEqualTo(8);
    assertThat(count.parse("0")).isNull();
    assertThat(count.parse("9")).isNull();
    assertThat(count.parse("x")).isNull();
  }

  @Test
  void flag_isTrueOrFalse() {
    Type.Flag flag = new Type.Flag();
    assertThat(flag.parse("TRUE")).isTrue();
    assertThat(flag.parse("false")).isFalse();
    assertThat(flag.parse("yes")).isNull();
  }
}
