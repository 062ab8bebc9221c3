package io.narrows.engine;

import io.narrows.engine.control.ReportSource;
import io.narrows.facts.log.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the report when the engine ends: the page to a file, the same as JSON beside it. Also one
 * of nothing, so that no gate judges what an earlier run has left there; but not over what another
 * JVM with the same settings, as a build starts several, has written since this one began.
 */
final class ReportFile implements AutoCloseable {
  private static final String PAGE = ".html";

  private final Log log;
  private final ReportSource report;
  private final Path page;
  private final long beganMillis;

  /**
   * @param beganMillis when this JVM began to be watched, since 1970
   */
  ReportFile(Log log, ReportSource report, Path page, long beganMillis) {
    this.log = log;
    this.report = report;
    this.page = page;
    this.beganMillis = beganMillis;
  }

  @Override
  public void close() {
    try {
      if (report.hasData() || !isOfAnother(json(page))) {
        ReportSource now = report.now();
        Files.writeString(page, now.html());
        Files.writeString(json(page), now.json());
      }
    } catch (IOException unwritable) {
      log.error("cannot write the report to " + page, unwritable);
    }
  }

  private boolean isOfAnother(Path json) throws IOException {
    return Files.exists(json) && Files.getLastModifiedTime(json).toMillis() >= beganMillis;
  }

  private static Path json(Path page) {
    String name = page.getFileName().toString();
    String base = name.endsWith(PAGE) ? name.substring(0, name.length() - PAGE.length()) : name;
    return page.resolveSibling(base + ".json");
  }
}
