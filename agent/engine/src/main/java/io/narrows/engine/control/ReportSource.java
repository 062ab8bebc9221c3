package io.narrows.engine.control;

/** What can be said about this JVM now. Called by the drain thread only. */
public interface ReportSource {
  /** Whether anything was recorded yet. */
  boolean hasData();

  /**
   * @param all every finding, not only the first five
   */
  String text(boolean all);

  String json();

  String html();

  /** The report of this moment, which says the same in all its forms. */
  default ReportSource now() {
    return this;
  }
}
