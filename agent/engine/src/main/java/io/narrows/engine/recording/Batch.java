package io.narrows.engine.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are executed together. Gathered by the statement they are added to, and from its
 * execution on never written again.
 */
public final class Batch {
  /** So many different texts are kept; of the rest the size is known. */
  static final int TEXT_LIMIT = 16;

  /** What the statement had attached before: its query, or its database, or nothing. */
  final @Nullable Object statement;

  private final List<Query> queries = new ArrayList<>(1);
  private int size;

  Batch(@Nullable Object statement) {
    this.statement = statement;
  }

  void add(@Nullable Query query) {
    size++;
    if (query != null && queries.size() < TEXT_LIMIT && !queries.contains(query)) {
      queries.add(query);
    }
  }

  /** How many statements: 0 or at least 2, because a batch of one is a single statement. */
  public int size() {
    return size;
  }

  /** The different texts in the order in which they came, at most {@link #TEXT_LIMIT}. */
  public List<Query> queries() {
    return queries;
  }

  @Nullable Query first() {
    return queries.isEmpty() ? null : queries.get(0);
  }
}
