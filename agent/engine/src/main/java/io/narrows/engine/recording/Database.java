package io.narrows.engine.recording;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads, without credentials.
 *
 * @param system the {@code db.system.name} of the semantic conventions
 * @param host the server, or null for an embedded database
 * @param port the port, or -1 where the default of the system applies
 * @param namespace the {@code db.namespace}, or null
 */
public record Database(String system, @Nullable String host, int port, @Nullable String namespace) {
  /** A database of which nothing is known but SQL. */
  public static final Database UNKNOWN = new Database("other_sql", null, -1, null);
}
