package io.narrows.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static List<Signature> statements(String letters) {
    List<Signature> statements = new ArrayList<>();
    for (char letter : letters.toCharArray()) {
      statements.add(new Signature(Kind.DB_EXEC, String.valueOf(letter), "db"));
    }
    return statements;
  }

  private static String loop(String letters) {
    Loop loop = Loop.of(statements(letters));
    if (loop == null) {
      return "none";
    }
    StringBuilder members = new StringBuilder();
    loop.members().forEach(member -> members.append(member.text()));
    return members + "*" + loop.times();
  }

  @Test
  void loop_isFoundWhereverItWasEntered() {
    assertThat(loop("oabcabcabcabcx")).isEqualTo("abc*4");
    assertThat(loop("bcabcabcabca")).isEqualTo("abc*4");
    assertThat(loop("abababab")).isEqualTo("ab*4");
    assertThat(loop("aabaabaab")).isEqualTo("aab*3");
  }

  @Test
  void whatIsNoLoop_isNone() {
    assertThat(loop("aaaaaaaaaa")).isEqualTo("none");
    assertThat(loop("abab")).isEqualTo("none");
    assertThat(loop("abcdefgh")).isEqualTo("none");
    assertThat(loop("abcdefghiabcdefghiabcdefghi")).isEqualTo("none");
  }

  @Test
  void longestRun_isTheOne() {
    String letters = "xyxyxy" + "abcabcabcabcabc";
    Loop loop = Objects.requireNonNull(Loop.of(statements(letters)));
    assertThat(loop.covered()).isEqualTo(15);
  }
}
