package io.narrows.engine;

import io.narrows.engine.control.ReportSource;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the report when the engine ends: the page to a file, the same as JSON beside it. */
final class ReportFile implements AutoCloseable {
  private static final String PAGE = ".html";

  private final Log log;
  private final ReportSource report;
  private final Path page;

  ReportFile(Log log, ReportSource report, Path page) {
    this.log = log;
    this.report = report;
    this.page = page;
  }

  @Override
  public void close() {
    if (!report.hasData()) {
      return;
    }
    try {
      Files.writeString(page, report.html());
      Files.writeString(json(page), report.json());
    } catch (IOException unwritable) {
      log.error("cannot write the report to " + page, unwritable);
    }
  }

  private static Path json(Path page) {
    String name = page.getFileName().toString();
    String base = name.endsWith(PAGE) ? name.substring(0, name.length() - PAGE.length()) : name;
    return page.resolveSibling(base + ".json");
  }
}
