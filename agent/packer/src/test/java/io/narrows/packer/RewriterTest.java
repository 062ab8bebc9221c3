package io.narrows.packer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewriterTest {
  private final Rewriter rewriter =
      new Rewriter(Rules.of(List.of("relocate java/util/logging/ io/narrows/jul/")));
  private final byte[] caller =
      Compiled.type("lib/Caller")
          .metadata()
          .call("java/util/logging/Logger", "log", "(Ljava/util/logging/Level;)V")
          .bytes();

  @Test
  void rewrite_relocatesWhatIsNamedAndDropsKotlinMetadata() {
    String rewritten = new String(rewriter.rewrite(caller), StandardCharsets.ISO_8859_1);

    assertThat(rewritten)
        .contains("io/narrows/jul/Logger", "(Lio/narrows/jul/Level;)V")
        .doesNotContain("java/util/logging", "kotlin/Metadata");
  }

  @Test
  void check_ofAMethodThatExists_passes() {
    rewriter.rewrite(caller);
    Map<String, byte[]> classes =
        Map.of(
            "io/narrows/jul/Logger",
            Compiled.type("io/narrows/jul/Logger")
                .method("log", "(Lio/narrows/jul/Level;)V")
                .bytes(),
            "io/narrows/jul/Level",
            Compiled.type("io/narrows/jul/Level").bytes());

    rewriter.check(classes, classes.keySet());
  }

  @Test
  void check_ofAMethodThatIsMissing_fails() {
    rewriter.rewrite(caller);
    Map<String, byte[]> classes =
        Map.of(
            "io/narrows/jul/Logger",
            Compiled.type("io/narrows/jul/Logger").bytes(),
            "io/narrows/jul/Level",
            Compiled.type("io/narrows/jul/Level").bytes());

    assertThatThrownBy(() -> rewriter.check(classes, classes.keySet()))
        .hasMessageContaining("io/narrows/jul/Logger.log(Lio/narrows/jul/Level;)V");
  }
}
