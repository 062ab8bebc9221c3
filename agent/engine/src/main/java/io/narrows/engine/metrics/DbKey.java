package io.narrows.engine.metrics;

import io.narrows.engine.recording.Database;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells database operations apart in metrics.
 *
 * @param summary the {@code db.query.summary}, or null where there is no query
 * @param operation the {@code db.operation.name} of what has no query, a commit; or null
 * @param error the {@code error.type}, or null
 */
public record DbKey(
    Database database,
    @Nullable String summary,
    @Nullable String operation,
    @Nullable String error) {
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof DbKey)) {
      return false;
    }
    DbKey that = (DbKey) other;
    return Objects.equals(summary, that.summary)
        && Objects.equals(operation, that.operation)
        && Objects.equals(error, that.error)
        && isSame(database, that.database);
  }

  private static boolean isSame(Database one, Database two) {
    return one == two
        || one.port() == two.port()
            && one.system().equals(two.system())
            && Objects.equals(one.host(), two.host())
            && Objects.equals(one.namespace(), two.namespace());
  }

  @Override
  public int hashCode() {
    int hash = Objects.hashCode(summary) * 31 + Objects.hashCode(operation);
    hash = hash * 31 + Objects.hashCode(error);
    hash = hash * 31 + database.system().hashCode();
    hash = hash * 31 + Objects.hashCode(database.host());
    return (hash * 31 + database.port()) * 31 + Objects.hashCode(database.namespace());
  }
}
