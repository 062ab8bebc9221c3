package io.narrows.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.engine.control.ReportSource;
import io.narrows.facts.log.Level;
import io.narrows.facts.log.Log;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;
  private final Log log = new Log(Level.INFO, new PrintStream(OutputStream.nullOutputStream()));

  @Test
  void close_writesThePageAndTheJsonBesideIt() {
    new ReportFile(log, new Said(true), folder.resolve("shop.html")).close();

    assertThat(folder.resolve("shop.html")).hasContent("page");
    assertThat(folder.resolve("shop.json")).hasContent("json");
  }

  @Test
  void close_withoutData_writesNothing() {
    new ReportFile(log, new Said(false), folder.resolve("shop.html")).close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void close_whereNothingCanBeWritten_saysSo() {
    Path page = folder.resolve("missing").resolve("shop.html");

    new ReportFile(log, new Said(true), page).close();

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
