package io.narrows.engine.export.metric;

import io.narrows.engine.export.metric.FindingTotals.Total;
import io.opentelemetry.api.common.Attributes;
import java.util.Map;

/** What was found, as counters: which kind on which route, and what it costs. */
final class FindingChapter implements Chapter {
  private final FindingTotals findings;

  FindingChapter(FindingTotals findings) {
    this.findings = findings;
  }

  @Override
  public void write(Sheet sheet) {
    Map<Attributes, Total> totals = findings.totals();
    try (Sheet.Longs metric =
        sheet.counter(
            MetricNames.FINDING_EVENTS, "{finding}", "Requests in which a finding was met.")) {
      totals.forEach((attributes, total) -> metric.point(attributes, total.events()));
    }
    try (Sheet.Doubles metric =
        sheet.doubleCounter(
            MetricNames.FINDING_IMPACT,
            "s",
            "Request time that a finding costs: what a fix is taken to save.")) {
      totals.forEach((attributes, total) -> metric.point(attributes, total.seconds()));
    }
  }
}
