package io.narrows.engine.metrics;

import io.narrows.engine.recording.Query;

/** What a query is called outside of the process: without its literals. */
public interface QueryNames {
  /** The {@code db.query.summary}. */
  String summary(Query query);

  /** The {@code db.query.text}, with every literal replaced. */
  String text(Query query);
}
