package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Rows as they are read. */
final class FetchAdvice {
  private FetchAdvice() {}

  static final class Next {
    private Next() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object resultSet) {
      return Probe.beginFetch(resultSet);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object resultSet,
        @Advice.Enter Operation operation,
        @Advice.Return boolean row,
        @Advice.Thrown Throwable error) {
      Probe.endFetch(operation, resultSet, row, error);
    }
  }

  static final class Close {
    private Close() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object resultSet) {
      return Probe.beginClose(resultSet);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(@Advice.Enter Operation operation, @Advice.Thrown Throwable error) {
      Probe.end(operation, error);
    }
  }
}
