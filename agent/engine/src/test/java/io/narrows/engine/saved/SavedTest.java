package io.narrows.engine.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.engine.analysis.verdict.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedTest {
  @TempDir Path folder;

  private String reason(String text) throws Exception {
    Path file = folder.resolve("report.json");
    Files.writeString(file, text);
    try {
      Saved.of(file);
      throw new AssertionError("was read");
    } catch (Unreadable why) {
      assertThat(why.getMessage()).startsWith(file + " is no report that can be read: ");
      return why.getMessage().substring(why.getMessage().indexOf(": ") + 2);
    }
  }

  @Test
  void fileThatIsNoReport_saysWhy() throws Exception {
    assertThat(reason("")).isEqualTo("it has no schemaVersion");
    assertThat(reason("hello")).isEqualTo("line 1 is no JSON");
    assertThat(reason("{\n\"a\": }")).isEqualTo("line 2 is no JSON");
    assertThat(reason("{} {}")).isEqualTo("more than one value");
    assertThat(reason("[1]")).isEqualTo("it has no schemaVersion");
    assertThat(reason("{\"name\": 1}")).isEqualTo("it has no schemaVersion");
    assertThat(reason("{\"schemaVersion\": 9}"))
        .isEqualTo("it is of schema version 9, and this narrows.jar reads version 1");
    assertThat(reason("{\"schemaVersion\": 1.5}"))
        .isEqualTo("it is of schema version 1.5, and this narrows.jar reads version 1");
    assertThat(reason("{\"schemaVersion\": 1e400}")).startsWith("it is of schema version ");
    assertThat(reason("{\"schemaVersion\": \"1\"}")).isEqualTo("schemaVersion is no number");
    assertThat(reason("{\"schemaVersion\": 1}")).isEqualTo("findings is missing");
    assertThat(reason("{\"schemaVersion\": 1, \"findings\": [{}]}"))
        .isEqualTo("findings[0].sites is missing");
    assertThat(reason("{\"schemaVersion\": 1, \"findings\": [3]}"))
        .isEqualTo("findings[0] is no object");
  }

  @Test
  void fileThatIsMissingOrBinary_isSaid() throws Exception {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> Saved.of(missing)).hasMessage("there is no file " + missing);
    Path binary = folder.resolve("binary.json");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Saved.of(binary)).hasMessage(binary + " is no report: it is no text");
  }

  @Test
  void gates_letPassWhatIsAllowed() throws Exception {
    Saved report =
        new Written()
            .endpoint("GET /orders", 100, 430)
            .finding("n_plus_one_query", "major", "GET /orders", 190, 305)
            .saved("report");

    assertThat(new Gates(null, -1).failures(report)).isEmpty();
    assertThat(new Gates(Severity.CRITICAL, 42).failures(report)).isEmpty();
    assertThat(new Gates(Severity.MAJOR, 41).failures(report))
        .containsExactly(
            "major: n_plus_one_query in GET /orders at OrderService.toDto (OrderService.java:57)",
            "a request of GET /orders made 42 queries; allowed are 41");
  }

  @Test
  void text_hasTheFindings() throws Exception {
    Saved report =
        new Written().finding("n_plus_one_query", "major", "GET /orders", 190, 305).saved("report");

    assertThat(SavedText.of(report, false))
        .contains("1 MAJOR  n_plus_one_query in GET /orders\n")
        .contains("a fix saves 190 ms to 310 ms a request · 20 % of all request time");
  }
}
