package io.narrows.engine.report;

import io.narrows.engine.control.ReportSource;

/** A report that stays as it is. */
record Moment(Content content, boolean hasData) implements ReportSource {
  @Override
  public String text(boolean all) {
    return new TextReport(content, all).text();
  }

  @Override
  public String json() {
    return JsonReport.of(content);
  }

  @Override
  public String html() {
    return new HtmlReport(content).html();
  }
}
