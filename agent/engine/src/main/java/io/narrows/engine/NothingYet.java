package io.narrows.engine;

import io.narrows.engine.control.ReportSource;

/** The report of an engine that analyses nothing. */
final class NothingYet implements ReportSource {
  @Override
  public boolean hasData() {
    return false;
  }

  @Override
  public String text(boolean all) {
    return "";
  }

  @Override
  public String json() {
    return "";
  }

  @Override
  public String html() {
    return "";
  }
}
