package io.narrows.load.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.narrows.load.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizingPageTest {
  private static final Path MEASURED = Path.of("measured");

  @Test
  void page_showsWhatWasMeasured_andWhatFollows() throws IOException {
    String page = Files.readString(Path.of("../SIZING.md"));

    assertThat(SizingPage.of(MEASURED, SizeVerb.usual(shop())).in(page))
        .as("written by collector-config/load/run size --publish")
        .isEqualTo(page);
  }

  @Test
  void needs_growWithTheFleet() throws IOException {
    Results results = Results.read(MEASURED);
    String one = NeedsTable.of(results, new Fleet(1_000, 20, 10, 7.5, 400));
    String two = NeedsTable.of(results, new Fleet(2_000, 20, 10, 7.5, 400));

    assertThat(need(one, "| spans | ")).isEqualTo("15,000/s");
    assertThat(need(two, "| spans | ")).isEqualTo("30,000/s");
    assertThat(need(one, "| points | ")).isEqualTo("26,667/s");
  }

  @Test
  void caseThatWasNotMeasured_isNamed(@TempDir Path empty) {
    assertThatThrownBy(() -> Results.read(empty))
        .hasMessage(
            "single-node-1000 was not measured: collector-config/load/run size single-node-1000");
  }

  private static String need(String table, String row) {
    String rest = table.substring(table.indexOf(row) + row.length());
    return rest.substring(0, rest.indexOf(" |"));
  }

  private static Recording shop() throws IOException {
    return Recording.read(Path.of("shop.otlp.gz"));
  }
}
