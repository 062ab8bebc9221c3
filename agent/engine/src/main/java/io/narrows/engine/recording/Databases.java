package io.narrows.engine.recording;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * One {@link Database} per database, so that they compare by identity. Bounded: what comes above is
 * not shared.
 */
final class Databases {
  static final int LIMIT = 256;

  private final ConcurrentMap<Database, Database> known = new ConcurrentHashMap<>();

  Database of(@Nullable String url) {
    Database parsed = JdbcUrl.parse(url);
    if (parsed.equals(Database.UNKNOWN)) {
      return Database.UNKNOWN;
    }
    Database shared = known.get(parsed);
    if (shared == null && known.size() < LIMIT) {
      shared = known.putIfAbsent(parsed, parsed);
    }
    return shared == null ? parsed : shared;
  }
}
