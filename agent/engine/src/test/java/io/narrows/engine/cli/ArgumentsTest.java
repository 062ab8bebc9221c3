package io.narrows.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void parse_readsOptionsFlagsAndWordsInAnyOrder() throws WrongUse {
    Arguments given = parse("--all", "4711", "--format=json", "more");

    assertThat(given.has("--all")).isTrue();
    assertThat(given.option("--format", "text")).isEqualTo("json");
    assertThat(given.pid()).isEqualTo(4711);
    assertThat(given.next("nothing")).isEqualTo("more");
    given.requireNothingMore();
    assertThat(parse("4711", "--format", "html").option("--format", "text")).isEqualTo("html");
  }

  @Test
  void parse_ofWhatIsUnknown_isWrongUse() {
    assertThatThrownBy(() -> parse("--loud")).hasMessage("there is no option --loud");
    assertThatThrownBy(() -> parse("--format")).hasMessage("--format needs a value");
  }

  @Test
  void pid_thatIsNone_isWrongUse() {
    assertThatThrownBy(() -> parse().pid()).hasMessage("the process id is missing");
    for (String word : List.of("me", "0", "99999999999999999999", "4711x")) {
      assertThatThrownBy(() -> parse(word).pid()).hasMessage(word + " is no process id");
    }
  }

  @Test
  void requireNothingMore_withMore_isWrongUse() {
    assertThatThrownBy(() -> parse("surplus").requireNothingMore()).hasMessage("too much: surplus");
  }

  private static Arguments parse(String... words) throws WrongUse {
    return Arguments.parse(List.of(words), List.of("--format"), List.of("--all"));
  }
}
