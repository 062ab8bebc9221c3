package io.narrows.engine.recording;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a connection where it leads, for those that no {@code Driver.connect} was seen for. Drivers
 * answer from memory; it is asked once per connection, and only one that has made a statement, so
 * that nothing that connects lazily is made to.
 */
final class ConnectionUrl {
  private ConnectionUrl() {}

  static @Nullable String of(Object connection) {
    if (!(connection instanceof Connection)) {
      return null;
    }
    try {
      return ((Connection) connection).getMetaData().getURL();
    } catch (SQLException | RuntimeException | LinkageError refused) {
      return null;
    }
  }
}
