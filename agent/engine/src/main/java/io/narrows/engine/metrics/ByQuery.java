package io.narrows.engine.metrics;

import io.narrows.engine.recording.Query;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a query, made once and not for each of its executions. Bounded: a cell for each
 * query by its identity, and where two want the same one, it is made anew. One thread at a time.
 */
public final class ByQuery<V> {
  private static final int CELLS = 1 << 9;

  // Longer texts are other objects each time: the recording does not share them.
  private static final int TEXT_LIMIT = 4 * 1024;

  private final Function<Query, V> maker;
  private final @Nullable Query[] queries = new Query[CELLS];
  private final @Nullable Object[] made = new Object[CELLS];

  /**
   * @param maker makes the same of the same query
   */
  public ByQuery(Function<Query, V> maker) {
    this.maker = maker;
  }

  /** What the maker makes of this query. */
  @SuppressWarnings("unchecked")
  public V of(Query query) {
    int cell = cell(query);
    if (queries[cell] == query) {
      return (V) made[cell];
    }
    V fresh = maker.apply(query);
    if (query.sql().length() <= TEXT_LIMIT) {
      queries[cell] = query;
      made[cell] = fresh;
    }
    return fresh;
  }

  private static int cell(Query query) {
    int hash = System.identityHashCode(query);
    return (hash ^ hash >>> 16) & (CELLS - 1);
  }
}
