package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Steps of transactions. */
final class TransactionAdvice {
  private TransactionAdvice() {}

  static final class Commit {
    private Commit() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection) {
      return Probe.beginCommit(connection, "COMMIT");
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.endCommit(operation, error);
    }
  }

  static final class Rollback {
    private Rollback() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection) {
      return Probe.beginCommit(connection, "ROLLBACK");
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.endCommit(operation, error);
    }
  }

  static final class Savepoint {
    private Savepoint() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection) {
      return Probe.beginCommit(connection, "SAVEPOINT");
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.endCommit(operation, error);
    }
  }

  static final class AutoCommit {
    private AutoCommit() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object connection) {
      return Probe.beginCommit(connection, "AUTOCOMMIT");
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.endCommit(operation, error);
    }
  }
}
