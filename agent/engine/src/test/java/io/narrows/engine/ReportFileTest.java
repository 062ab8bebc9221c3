package io.narrows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.control.ReportSource;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  private static final long BEGAN = 1_800_000_000_000L;

  @TempDir Path folder;
  private final Log log = new Log(Level.INFO, new PrintStream(OutputStream.nullOutputStream()));

  @Test
  void close_writesThePageAndTheJsonBesideIt() {
    file(true).close();

    assertThat(folder.resolve("shop.html")).hasContent("page");
    assertThat(folder.resolve("shop.json")).hasContent("json");
  }

  @Test
  void close_withoutData_replacesWhatAnEarlierRunLeft() throws Exception {
    Path json = Files.writeString(folder.resolve("shop.json"), "old");
    Files.setLastModifiedTime(json, FileTime.fromMillis(BEGAN - 1));

    file(false).close();

    assertThat(json).hasContent("json");
    assertThat(folder.resolve("shop.html")).hasContent("page");
  }

  @Test
  void close_withoutData_leavesWhatAnotherJvmWroteMeanwhile() throws Exception {
    Path json = Files.writeString(folder.resolve("shop.json"), "other");
    Files.setLastModifiedTime(json, FileTime.fromMillis(BEGAN));

    file(false).close();

    assertThat(json).hasContent("other");
    assertThat(folder.resolve("shop.html")).doesNotExist();
  }

  private ReportFile file(boolean hasData) {
    return new ReportFile(log, new Said(hasData), folder.resolve("shop.html"), BEGAN);
  }

  @Test
  void close_whereNothingCanBeWritten_saysSo() {
    Path page = folder.resolve("missing").resolve("shop.html");

    new ReportFile(log, new Said(true), page, BEGAN).close();

    assertThat(log.errors().keySet())
        .singleElement()
        .asString()
        .startsWith("cannot write the report to " + page);
  }

  private record Said(boolean hasData) implements ReportSource {
    @Override
    public String text(boolean all) {
      return "text";
    }

    @Override
    public String json() {
      return "json";
    }

    @Override
    public String html() {
      return "page";
    }
  }
}
