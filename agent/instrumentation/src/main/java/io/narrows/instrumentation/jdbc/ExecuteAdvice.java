package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Executions, with their text or prepared with it, by what they return. */
final class ExecuteAdvice {
  private ExecuteAdvice() {}

  static final class Sql {
    private Sql() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      return Probe.beginStatement(statement, sql);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Thrown Throwable error) {
      Probe.endStatement(operation, statement, null, error);
    }
  }

  static final class Prepared {
    private Prepared() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement) {
      return Probe.beginStatement(statement, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Thrown Throwable error) {
      Probe.endStatement(operation, statement, null, error);
    }
  }

  static final class SqlQuery {
    private SqlQuery() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      return Probe.beginStatement(statement, sql);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return Object resultSet,
        @Advice.Thrown Throwable error) {
      Probe.endStatement(operation, statement, resultSet, error);
    }
  }

  static final class PreparedQuery {
    private PreparedQuery() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement) {
      return Probe.beginStatement(statement, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return Object resultSet,
        @Advice.Thrown Throwable error) {
      Probe.endStatement(operation, statement, resultSet, error);
    }
  }

  static final class SqlUpdate {
    private SqlUpdate() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      return Probe.beginStatement(statement, sql);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return int count,
        @Advice.Thrown Throwable error) {
      Probe.endUpdate(operation, statement, count, error);
    }
  }

  static final class PreparedUpdate {
    private PreparedUpdate() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement) {
      return Probe.beginStatement(statement, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return int count,
        @Advice.Thrown Throwable error) {
      Probe.endUpdate(operation, statement, count, error);
    }
  }

  static final class SqlLargeUpdate {
    private SqlLargeUpdate() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      return Probe.beginStatement(statement, sql);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return long count,
        @Advice.Thrown Throwable error) {
      Probe.endUpdate(operation, statement, count, error);
    }
  }

  static final class PreparedLargeUpdate {
    private PreparedLargeUpdate() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement) {
      return Probe.beginStatement(statement, null);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return long count,
        @Advice.Thrown Throwable error) {
      Probe.endUpdate(operation, statement, count, error);
    }
  }
}
