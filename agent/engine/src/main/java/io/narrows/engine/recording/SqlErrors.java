package io.narrows.engine.recording;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The error type of a failed database call: what the database answered, as {@code
 * db.response.status_code} has it, else the class of the exception; never its message.
 */
final class SqlErrors {
  // Where the vendor's own code says more than SQLSTATE, by the pages of the conventions.
  private static final Set<String> BY_VENDOR_CODE =
      Set.of("mysql", "mariadb", "oracle.db", "microsoft.sql_server", "ibm.db2", "sqlite");

  private SqlErrors() {}

  static @Nullable String type(@Nullable Throwable error, @Nullable Database database) {
    if (!(error instanceof SQLException)) {
      return Errors.type(error);
    }
    SQLException failure = (SQLException) error;
    String code = code(failure, database);
    return code == null ? Errors.type(error) : code;
  }

  private static @Nullable String code(SQLException failure, @Nullable Database database) {
    String state = failure.getSQLState();
    String known = state == null || state.isBlank() ? null : state;
    String vendor = failure.getErrorCode() == 0 ? null : String.valueOf(failure.getErrorCode());
    if (database == null || database.system().equals(Database.UNKNOWN.system())) {
      return known != null && vendor != null
          ? known + "/" + vendor
          : known == null ? vendor : known;
    }
    if (BY_VENDOR_CODE.contains(database.system())) {
      return vendor == null ? known : vendor;
    }
    return known == null ? vendor : known;
  }
}
