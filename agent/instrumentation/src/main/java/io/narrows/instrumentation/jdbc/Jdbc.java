package io.narrows.instrumentation.jdbc;

import io.narrows.instrumentation.weaving.Instrumentation;
import io.narrows.instrumentation.weaving.Weave;
import java.util.List;

/**
 * Connections, statements and result sets of any driver and any wrapper around one.
 *
 * <p>Descriptors are written out in full, because drivers have methods of their own with these
 * names. A few libraries declare the methods in a class that does not implement the interface;
 * these classes are named.
 */
public final class Jdbc implements Instrumentation {
  private static final String STRING = "Ljava/lang/String;";
  private static final String[] SQL_OVERLOADS = {
    "(" + STRING + ")", "(" + STRING + "I)", "(" + STRING + "[I)", "(" + STRING + "[" + STRING + ")"
  };
  private static final String RESULT_SET = "Ljava/sql/ResultSet;";
  private static final String STATEMENT = "Ljava/sql/Statement;";
  private static final String PREPARED = "Ljava/sql/PreparedStatement;";
  private static final String CALLABLE = "Ljava/sql/CallableStatement;";
  private static final String CONNECTION = "Ljava/sql/Connection;";

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public List<Weave> weaves() {
    return List.of(
        statement(ofJdbc("java.sql.Statement")),
        statement(Weave.named("org.sqlite.jdbc3.JDBC3Statement")),
        statement(Weave.named("org.sqlite.jdbc3.JDBC3PreparedStatement")),
        resultSet(ofJdbc("java.sql.ResultSet")),
        resultSet(Weave.named("org.sqlite.jdbc3.JDBC3ResultSet")),
        connection(ofJdbc("java.sql.Connection")),
        connection(Weave.named("org.sqlite.jdbc3.JDBC3Connection")),
        // PostgreSQL's base class implements no more than this.
        dataSource(ofJdbc("javax.sql.CommonDataSource")),
        dataSource(Weave.named("org.apache.tomcat.jdbc.pool.DataSourceProxy")),
        ofJdbc("java.sql.Driver")
            .advise(
                "connect",
                "(" + STRING + "Ljava/util/Properties;)" + CONNECTION,
                ConnectAdvice.Connect.class));
  }

  /** Every class of JDBC names {@code java.sql.SQLException}, or some other type of its package. */
  private static Weave ofJdbc(String type) {
    return Weave.subtypesOf(type).mentioning("java/sql/");
  }

  private static Weave statement(Weave weave) {
    weave.attachable();
    for (String overload : SQL_OVERLOADS) {
      weave
          .advise("execute", overload + "Z", ExecuteAdvice.Sql.class)
          .advise("executeUpdate", overload + "I", ExecuteAdvice.SqlUpdate.class)
          .advise("executeLargeUpdate", overload + "J", ExecuteAdvice.SqlLargeUpdate.class);
    }
    return weave
        .advise("executeQuery", "(" + STRING + ")" + RESULT_SET, ExecuteAdvice.SqlQuery.class)
        .advise("execute", "()Z", ExecuteAdvice.Prepared.class)
        .advise("executeQuery", "()" + RESULT_SET, ExecuteAdvice.PreparedQuery.class)
        .advise("executeUpdate", "()I", ExecuteAdvice.PreparedUpdate.class)
        .advise("executeLargeUpdate", "()J", ExecuteAdvice.PreparedLargeUpdate.class)
        .advise("setNull", "(II)V", BindAdvice.Null.class)
        .advise("setBoolean", "(IZ)V", BindAdvice.Flag.class)
        .advise("setByte", "(IB)V", BindAdvice.OfByte.class)
        .advise("setShort", "(IS)V", BindAdvice.OfShort.class)
        .advise("setInt", "(II)V", BindAdvice.OfInt.class)
        .advise("setLong", "(IJ)V", BindAdvice.OfLong.class)
        .advise("setFloat", "(IF)V", BindAdvice.OfFloat.class)
        .advise("setDouble", "(ID)V", BindAdvice.OfDouble.class)
        .advise("setString", "(I" + STRING + ")V", BindAdvice.Value.class)
        .advise("setNString", "(I" + STRING + ")V", BindAdvice.Value.class)
        .advise("setBigDecimal", "(ILjava/math/BigDecimal;)V", BindAdvice.Value.class)
        .advise("setDate", "(ILjava/sql/Date;)V", BindAdvice.Value.class)
        .advise("setTime", "(ILjava/sql/Time;)V", BindAdvice.Value.class)
        .advise("setTimestamp", "(ILjava/sql/Timestamp;)V", BindAdvice.Value.class)
        .advise("setBytes", "(I[B)V", BindAdvice.Value.class)
        .advise("setArray", "(ILjava/sql/Array;)V", BindAdvice.Value.class)
        .advise("setObject", "(ILjava/lang/Object;)V", BindAdvice.Value.class)
        .advise("setObject", "(ILjava/lang/Object;I)V", BindAdvice.Value.class)
        .advise("addBatch", "()V", BatchAdvice.Add.class)
        .advise("addBatch", "(" + STRING + ")V", BatchAdvice.AddSql.class)
        .advise("clearBatch", "()V", BatchAdvice.Clear.class)
        .advise("executeBatch", "()[I", BatchAdvice.Execute.class)
        .advise("executeLargeBatch", "()[J", BatchAdvice.Execute.class)
        .advise("getResultSet", "()" + RESULT_SET, OutcomeAdvice.Rows.class)
        .advise("getGeneratedKeys", "()" + RESULT_SET, OutcomeAdvice.Keys.class)
        .advise("getUpdateCount", "()I", OutcomeAdvice.Count.class)
        .advise("getLargeUpdateCount", "()J", OutcomeAdvice.LargeCount.class);
  }

  private static Weave resultSet(Weave weave) {
    return weave
        .attachable()
        .advise("next", "()Z", FetchAdvice.Next.class)
        .advise("close", "()V", FetchAdvice.Close.class);
  }

  private static Weave connection(Weave weave) {
    weave.attachable();
    for (String overload : List.of(")", "II)", "III)")) {
      weave
          .advise("createStatement", "(" + overload + STATEMENT, PrepareAdvice.Plain.class)
          .advise("prepareStatement", "(" + STRING + overload + PREPARED, PrepareAdvice.Sql.class)
          .advise("prepareCall", "(" + STRING + overload + CALLABLE, PrepareAdvice.Sql.class);
    }
    for (String overload : List.of("I)", "[I)", "[" + STRING + ")")) {
      weave.advise("prepareStatement", "(" + STRING + overload + PREPARED, PrepareAdvice.Sql.class);
    }
    return weave
        .advise("commit", "()V", TransactionAdvice.Commit.class)
        .advise("rollback", "()V", TransactionAdvice.Rollback.class)
        .advise("rollback", "(Ljava/sql/Savepoint;)V", TransactionAdvice.Rollback.class)
        .advise("setSavepoint", "()Ljava/sql/Savepoint;", TransactionAdvice.Savepoint.class)
        .advise(
            "setSavepoint",
            "(" + STRING + ")Ljava/sql/Savepoint;",
            TransactionAdvice.Savepoint.class)
        .advise("releaseSavepoint", "(Ljava/sql/Savepoint;)V", TransactionAdvice.Savepoint.class)
        .advise("setAutoCommit", "(Z)V", TransactionAdvice.AutoCommit.class)
        .advise("isValid", "(I)Z", ConnectAdvice.Check.class)
        .advise("close", "()V", ConnectAdvice.Close.class);
  }

  private static Weave dataSource(Weave weave) {
    return weave
        .attachable()
        .advise("getConnection", "()" + CONNECTION, ConnectAdvice.Acquire.class)
        .advise(
            "getConnection", "(" + STRING + STRING + ")" + CONNECTION, ConnectAdvice.Acquire.class);
  }
}
