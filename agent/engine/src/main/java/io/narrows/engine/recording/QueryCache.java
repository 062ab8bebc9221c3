package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One {@link Query} per text and database, so that an execution allocates none. Direct-mapped by
 * the hash that a string caches: a collision costs 24 bytes, not correctness.
 */
final class QueryCache {
  private static final int SIZE = 1 << 10;

  private final AtomicReferenceArray<@Nullable Query> cells = new AtomicReferenceArray<>(SIZE);

  Query of(String sql, @Nullable Database database) {
    int hash = sql.hashCode();
    int cell = (hash ^ (hash >>> 16)) & (SIZE - 1);
    Query known = cells.getPlain(cell);
    if (known != null && known.database() == database && known.sql().equals(sql)) {
      return known;
    }
    Query fresh = new Query(sql, database);
    cells.setRelease(cell, fresh);
    return fresh;
  }
}
