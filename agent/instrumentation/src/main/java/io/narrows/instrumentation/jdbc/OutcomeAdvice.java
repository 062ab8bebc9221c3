package io.narrows.instrumentation.jdbc;

import io.narrows.bootstrap.Probe;
import net.bytebuddy.asm.Advice;

/** What a statement is asked for after its execution. */
final class OutcomeAdvice {
  private OutcomeAdvice() {}

  static final class Rows {
    private Rows() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return Object resultSet) {
      Probe.opened(statement, resultSet, false);
    }
  }

  static final class Keys {
    private Keys() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return Object resultSet) {
      Probe.opened(statement, resultSet, true);
    }
  }

  static final class Count {
    private Count() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return int count) {
      Probe.updated(statement, count);
    }
  }

  static final class LargeCount {
    private LargeCount() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    static void exit(@Advice.This Object statement, @Advice.Return long count) {
      Probe.updated(statement, count);
    }
  }
}
