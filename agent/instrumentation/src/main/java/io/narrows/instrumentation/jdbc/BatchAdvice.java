package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Operation;
import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** Batches: what is added, what is taken back, and their execution. */
final class BatchAdvice {
  private BatchAdvice() {}

  static final class Add {
    private Add() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement) {
      Probe.batched(statement, null);
    }
  }

  static final class AddSql {
    private AddSql() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      Probe.batched(statement, sql);
    }
  }

  static final class Clear {
    private Clear() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement) {
      Probe.unbatched(statement);
    }
  }

  static final class Execute {
    private Execute() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static Operation enter(@Advice.This Object statement) {
      return Probe.beginBatch(statement);
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void exit(
        @Advice.This Object statement,
        @Advice.Enter Operation operation,
        @Advice.Return Object counts,
        @Advice.Thrown Throwable error) {
      Probe.endBatch(operation, statement, counts, error);
    }
  }
}
