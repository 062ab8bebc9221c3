package io.narrows.engine.metrics;

import io.narrows.engine.recording.Query;
import org.jspecify.annotations.Nullable;

/** What a query is called outside of the process: without its literals. */
public interface QueryNames {
  /** The {@code db.query.summary}. */
  String summary(Query query);

  /** The {@code db.query.text}, with every literal replaced. */
  String text(Query query);

  /** The {@code db.stored_procedure.name}, or null when none is called. */
  default @Nullable String procedure(Query query) {
    return null;
  }
}
