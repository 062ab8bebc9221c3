package io.narrows.engine.recording;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One {@link Query} per text and database, so that an execution allocates none. Direct-mapped by
 * the hash that a string caches: a collision costs 24 bytes, not correctness.
 *
 * <p>Bounded in bytes as well: long texts are not kept here, and of the longest only the beginning
 * is kept anywhere, because a text lives until the drain has read it.
 */
final class QueryCache {
  static final int TEXT_LIMIT = 16 * 1024;
  private static final int CACHED_TEXT_LIMIT = 4 * 1024;
  private static final int SIZE = 1 << 10;

  private final AtomicReferenceArray<@Nullable Query> cells = new AtomicReferenceArray<>(SIZE);

  Query of(String sql, @Nullable Database database) {
    if (sql.length() > CACHED_TEXT_LIMIT) {
      return new Query(sql.length() > TEXT_LIMIT ? sql.substring(0, TEXT_LIMIT) : sql, database);
    }
    int hash = sql.hashCode() * 31 + System.identityHashCode(database);
    int cell = (hash ^ (hash >>> 16)) & (SIZE - 1);
    Query known = cells.getAcquire(cell);
    if (known != null && known.database() == database && known.sql().equals(sql)) {
      return known;
    }
    Query fresh = new Query(sql, database);
    cells.setRelease(cell, fresh);
    return fresh;
  }
}
