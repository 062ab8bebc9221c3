package io.narrows.engine.export.metric;

/** Some metrics that belong together. */
interface Chapter {
  /** Fills them in; by the exporting thread. */
  void write(Sheet sheet);
}
