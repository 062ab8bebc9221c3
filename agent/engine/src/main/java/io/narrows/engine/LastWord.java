package io.narrows.engine;

import io.narrows.engine.analysis.verdict.Severity;
import io.narrows.engine.report.Reports;
import io.narrows.engine.watch.Found;
import io.narrows.facts.log.Log;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line when the engine ends and something was found. */
final class LastWord implements AutoCloseable {
  private final Log log;
  private final Reports report;
  private final @Nullable Path page;

  /**
   * @param page where the whole report is written, or null
   */
  LastWord(Log log, Reports report, @Nullable Path page) {
    this.log = log;
    this.report = report;
    this.page = page;
  }

  @Override
  public void close() {
    if (!report.hasData()) {
      return;
    }
    List<Found> found =
        report.findings().stream()
            .filter(each -> each.finding().severity() != Severity.INFO)
            .filter(each -> each.finding().cause() == null)
            .toList();
    if (!found.isEmpty()) {
      log.info(line(found));
    }
  }

  private String line(List<Found> found) {
    String count = found.size() == 1 ? "found one bottleneck" : "found " + found.size() + ", first";
    String all = page == null ? "narrows.report=FILE writes the report" : "report: " + page;
    return count + ": " + found.get(0).finding().sentence() + "; " + all;
  }
}
