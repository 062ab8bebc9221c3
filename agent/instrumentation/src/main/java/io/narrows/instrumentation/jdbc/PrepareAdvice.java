package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** The making of statements, with their text or without. */
final class PrepareAdvice {
  private PrepareAdvice() {}

  static final class Sql {
    private Sql() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection, @Advice.Argument(0) String sql) {
      return Probe.beginPrepare(connection, sql);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object connection,
        @Advice.Argument(0) String sql,
        @Advice.Enter Operation operation,
        @Advice.Return Object statement,
        @Advice.Thrown Throwable error) {
      Probe.endPrepare(operation, connection, sql, statement, error);
    }
  }

  static final class Plain {
    private Plain() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection) {
      return Probe.beginPrepare(connection, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object connection,
        @Advice.Enter Operation operation,
        @Advice.Return Object statement,
        @Advice.Thrown Throwable error) {
      Probe.endPrepare(operation, connection, null, statement, error);
    }
  }
}
