package io.narrows.bootstrap.planted;

import java.sql.SQLException;

/** A planted violation: a type that the boot loader does not see. */
final class LogsFromTheBootLoader {
  SQLException seen = new SQLException();
}
