package io.narrows.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql, 23505, 0, 23505",
    "postgresql, 23505, 17, 23505",
    "h2database, 42102, 42102, 42102",
    "cockroachdb, 40001, 0, 40001",
    "mysql, 23000, 1062, 1062",
    "mariadb, 23000, 1062, 1062",
    "oracle.db, 72000, 1555, 1555",
    "microsoft.sql_server, S0002, 208, 208",
    "ibm.db2, 42704, -204, -204",
    "sqlite, , 19, 19",
    "mysql, 08S01, 0, 08S01",
    "other_sql, 42000, 1071, 42000/1071",
    "other_sql, 42000, 0, 42000",
    "other_sql, , 1071, 1071",
  })
  void failure_isNamedAsItsSystemDoes(String system, String state, int vendor, String expected) {
    SQLException error = new SQLException("secret", state, vendor);
    assertThat(SqlErrors.type(error, new Database(system, null, -1, null))).isEqualTo(expected);
  }

  @Test
  void failureWithoutACode_isNamedByItsClass() {
    assertThat(SqlErrors.type(new SQLTimeoutException("secret"), null))
        .isEqualTo("java.sql.SQLTimeoutException");
  }

  @Test
  void failureThatIsNotOfTheDatabase_isNamedByItsClass() {
    assertThat(SqlErrors.type(new IllegalStateException("secret"), null))
        .isEqualTo("java.lang.IllegalStateException");
  }
}
