package io.narrows.engine.recording;

import java.util.Objects;
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
  // Written out: the ones of a record are linked at their first call, for 5 ms and more, and that
  // is
  // while the application makes its first connection.

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Database)) {
      return false;
    }
    Database that = (Database) other;
    return port == that.port
        && system.equals(that.system)
        && Objects.equals(host, that.host)
        && Objects.equals(namespace, that.namespace);
  }

  @Override
  public int hashCode() {
    int hash = system.hashCode() * 31 + port;
    hash = hash * 31 + (host == null ? 0 : host.hashCode());
    return hash * 31 + (namespace == null ? 0 : namespace.hashCode());
  }

  /** A database of which nothing is known but SQL. */
  public static final Database UNKNOWN = new Database("other_sql", null, -1, null);
}
