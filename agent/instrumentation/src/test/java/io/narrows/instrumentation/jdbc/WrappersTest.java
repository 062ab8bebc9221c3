package io.narrows.instrumentation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.narrows.bootstrap.Attachable;
import io.narrows.instrumentation.testing.NotingRecorder;
import io.narrows.instrumentation.testing.WeavingSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Classes that are no driver's own, and drivers that do not implement their interfaces plainly. */
class WrappersTest {
  @Test
  void proxyOfTheJdk_isWovenAsAnyOther() throws Exception {
    try (NotingRecorder notes = NotingRecorder.install();
        Connection connection = proxied(DriverManager.getConnection("jdbc:h2:mem:"));
        PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
      assertThat(connection).isInstanceOf(Attachable.class);
      statement.executeQuery();
      assertThat(notes.lines())
          .filteredOn("begin prepare SELECT 1"::equals)
          .as("the proxy and the driver inside it")
          .hasSize(2);
    }
    assertThat(WeavingSession.failed()).isEmpty();
  }

  private static Connection proxied(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            WrappersTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Test
  void sqlite_whoseBaseClassesImplementNothing_isSeen() throws Exception {
    try (NotingRecorder notes = NotingRecorder.install();
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT ?")) {
      statement.execute("CREATE TABLE t (a INT)");
      statement.addBatch("INSERT INTO t VALUES (1)");
      statement.executeBatch();
      prepared.setInt(1, 1);
      try (ResultSet rows = prepared.executeQuery()) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(notes.lines())
          .contains(
              "end connect with jdbc:sqlite::memory:",
              "begin statement CREATE TABLE t (a INT)",
              "end batch with of 1",
              "end prepare SELECT ? with statement",
              "begin statement null",
              "end statement null with rows",
              "end fetch with true")
          .containsOnlyOnce("batched INSERT INTO t VALUES (1)");
    }
  }
}
